package dev.handrail.shell;

/** How the question whether a machine is the one it says it is reaches the person. */
public interface HostKeyAsker {
    /**
     * Asked once for a machine that nobody here has met; no connection is open while the person looks.
     *
     * @param key with its fingerprint, which the person compares
     * @param note what else there is to know, or an empty text
     */
    boolean trust(HostKey key, String note);

    /** Nobody is there, so nobody is trusted. */
    HostKeyAsker NOBODY = (key, note) -> false;
}
