package dev.handrail.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One catalogued backup: its manifest, where its copies lie, and what was proven of it. */
public record Backup(Manifest manifest, boolean pinned, List<Copy> copies, List<Proof> proofs) {
    public Backup {
        copies = List.copyOf(copies);
        proofs = List.copyOf(proofs);
    }

    public String id() {
        return manifest.id();
    }

    public String server() {
        return manifest.server();
    }

    public String source() {
        return manifest.source().name();
    }

    public Instant taken() {
        return manifest.taken();
    }

    /** Whether any copy can be restored from, as far as is known. */
    public boolean good() {
        return copies.stream().anyMatch(c -> c.state() == Copy.State.GOOD);
    }

    /** The highest rung that was passed, unless no copy is good any more: then only that it once was complete. */
    public Proof.Rung proof() {
        if (!good()) {
            return Proof.Rung.COMPLETE;
        }
        return proofs.stream()
                .filter(Proof::passed)
                .map(Proof::rung)
                .max(Comparator.naturalOrder())
                .orElse(Proof.Rung.COMPLETE);
    }

    /** The newest test of a rung. */
    public Optional<Proof> newest(Proof.Rung rung) {
        return proofs.stream().filter(p -> p.rung() == rung).max(Comparator.comparing(Proof::at));
    }

    /** A copy to restore from. */
    public Optional<Copy> goodCopy() {
        return copies.stream().filter(c -> c.state() == Copy.State.GOOD).findFirst();
    }
}
