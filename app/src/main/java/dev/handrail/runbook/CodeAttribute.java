package dev.handrail.runbook;

import dev.handrail.runbook.Fence.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may stand in the braces behind the language of a block of code: for which blocks it means something, and with what value. */
public enum CodeAttribute {
    CHECK(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    CHANGE(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    DESTROYS(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP),
    CONFIRM(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    UNDO(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    STAYS(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    IRREVERSIBLE(Valued.NEVER, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    NAME(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    ON(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    EXPECT(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    CONTAINS(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    CAPTURE(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    TIMEOUT(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP),
    CWD(Valued.ALWAYS, Kind.SHELL),
    SUDO(Valued.MAYBE, Kind.SHELL),
    WARNING(Valued.ALWAYS, Kind.SHELL, Kind.SQL, Kind.HTTP, Kind.HANDRAIL),
    DATABASE(Valued.ALWAYS, Kind.SQL),
    STATUS(Valued.ALWAYS, Kind.HTTP);

    /** Whether it has a value. */
    public enum Valued {
        ALWAYS,
        NEVER,
        MAYBE
    }

    private final Valued valued;
    private final Set<Kind> kinds;

    CodeAttribute(Valued valued, Kind first, Kind... more) {
        this.valued = valued;
        this.kinds = EnumSet.of(first, more);
    }

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Valued valued() {
        return valued;
    }

    /** Whether it means something in such a block. */
    public boolean fits(Kind kind) {
        return kinds.contains(kind);
    }

    /** The languages of the blocks in which it means something. */
    public String languages() {
        return kinds.stream().map(Kind::word).collect(Collectors.joining(", "));
    }

    public static Optional<CodeAttribute> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** All of them, as they are written. */
    public static Set<String> words() {
        return Arrays.stream(values()).map(CodeAttribute::word).collect(Collectors.toUnmodifiableSet());
    }
}
