package dev.handrail.desktop.palette;

/**
 * Something that can be chosen for an argument.
 *
 * @param value what is given for it
 * @param words what a person reads
 */
public record Choice(String value, String words) {
    /** Searching boxes look for what a person reads. */
    @Override
    public String toString() {
        return words;
    }
}
