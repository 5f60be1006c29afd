package dev.handrail.backup;

import java.util.Arrays;

/** What a dump of another program ends in, as far as it tells whether it was written to its end. */
public final class LastBytes {
    private byte[] kept = new byte[0];

    /** The next of them. */
    public void add(byte[] bytes, int length) {
        int before = Math.max(0, Math.min(kept.length, EndMarker.LONGEST - length));
        int taken = Math.min(length, EndMarker.LONGEST);
        byte[] last = Arrays.copyOfRange(kept, kept.length - before, kept.length + taken);
        System.arraycopy(bytes, length - taken, last, before, taken);
        kept = last;
    }

    /** Whether a dump of that form that ends so is whole; what nothing stands behind is not known to be cut. */
    public boolean end(Manifest.Artifact artifact) {
        return EndMarker.of(artifact.form())
                .map(marker -> marker.standsIn(kept))
                .orElse(true);
    }
}
