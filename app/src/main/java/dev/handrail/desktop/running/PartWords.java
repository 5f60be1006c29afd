package dev.handrail.desktop.running;

import dev.handrail.operation.Part;
import dev.handrail.operation.Work;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;

/** How far something is, in words and as a fraction. */
public final class PartWords {
    private static final int PERCENT = 100;

    private PartWords() {}

    /** The part and how far it is, in as few words as possible. */
    static String brief(Part part) {
        return switch (part.state()) {
            case RUNS ->
                part.total() > 0
                        ? Words.of("part.brief.percent", part.name(), PERCENT * part.done() / part.total())
                        : Words.of("part.brief", part.name(), amount(part.done(), part.unit()));
            case DONE, LOST ->
                Words.of("part.brief", part.name(), Words.of(part.state().key()));
        };
    }

    /** How far it is, or how it ended and why. */
    public static String told(Part part) {
        return switch (part.state()) {
            case RUNS ->
                part.total() > 0 ? of(part.done(), part.total(), part.unit()) : amount(part.done(), part.unit());
            case DONE -> Words.of("part.told", Words.of(part.state().key()), amount(part.done(), part.unit()));
            case LOST -> Words.of("part.told", Words.of(part.state().key()), part.reason());
        };
    }

    /** Between 0 and 1; less than 0 where no total can be known. */
    public static double fraction(Part part) {
        if (part.state() == Part.State.DONE) {
            return 1;
        }
        return part.total() > 0 ? Math.min(1.0, (double) part.done() / part.total()) : -1;
    }

    static String of(long done, long total, Work.Unit unit) {
        return Words.of("running.of", amount(done, unit), amount(total, unit));
    }

    static String amount(long number, Work.Unit unit) {
        return switch (unit) {
            case BYTES -> Amounts.bytes(number);
            case ROWS -> Words.of("running.rows", Amounts.count(number));
            case ITEMS -> Amounts.count(number);
        };
    }
}
