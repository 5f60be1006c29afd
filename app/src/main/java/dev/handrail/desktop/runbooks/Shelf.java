package dev.handrail.desktop.runbooks;

import dev.handrail.runbook.library.Guide;
import dev.handrail.runbook.walk.Standing;

/** A row of the list of runbooks. */
sealed interface Shelf {
    /** As it is read aloud. */
    String words();

    /** What stands above some of them. */
    record Head(String words) implements Shelf {}

    /** A runbook that can be followed. */
    record Offered(Guide guide, String detail) implements Shelf {
        @Override
        public String words() {
            return guide.runbook().title() + ", " + detail;
        }

        @Override
        public String toString() {
            return words();
        }
    }

    /** One that is followed, or was. */
    record Walking(Standing standing, String detail) implements Shelf {
        @Override
        public String words() {
            return standing.walkthrough().title() + ", " + detail;
        }

        @Override
        public String toString() {
            return words();
        }
    }
}
