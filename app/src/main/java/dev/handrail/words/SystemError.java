package dev.handrail.words;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the operating system, known by its words. Java hands those on in the language of whoever started the program, and
 * keeps the numbers to itself: so the C library is asked for its words for a number.
 */
public enum SystemError {
    DISK_FULL("No space left on device", SystemError.OF_A_CALL, 28, 28),
    QUOTA_USED_UP("quota exceeded", SystemError.OF_A_CALL, 122, 69),
    FILE_TOO_LARGE("File too large", SystemError.OF_A_CALL, 27, 27),
    NO_NETWORK("unreachable", SystemError.OF_A_CALL, 101, 51),
    NAMES_SILENT("Temporary failure", SystemError.OF_A_NAME, -3, 2);

    private static final String OF_A_CALL = "strerror";
    private static final String OF_A_NAME = "gai_strerror";

    private static final List<String> SPOKEN = Stream.of("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
            .map(System::getenv)
            .filter(Objects::nonNull)
            .toList();
    private static final int LONGEST = 1000;
    private static final String SYSTEM = System.getProperty("os.name");

    private final String english;
    private final String function;
    private final int onLinux;
    private final int onMac;
    private @Nullable String local;

    SystemError(String english, String function, int onLinux, int onMac) {
        this.english = english;
        this.function = function;
        this.onLinux = onLinux;
        this.onMac = onMac;
    }

    /** Whether it was said that there is no room, on the disk or for who writes there. */
    public static boolean noRoomIn(@Nullable String message) {
        return DISK_FULL.saidIn(message) || QUOTA_USED_UP.saidIn(message);
    }

    /** Whether that is what was said. */
    public boolean saidIn(@Nullable String message) {
        return message != null && (message.contains(english) || message.contains(local()));
    }

    private synchronized String local() {
        if (local == null) {
            local = asked();
        }
        return local;
    }

    private static boolean isEnglish(String locale) {
        return locale.isEmpty() || locale.matches("(?:C|POSIX|en)(?:[._@:].*)?");
    }

    private String asked() {
        if (SYSTEM.startsWith("Windows")) {
            return this == DISK_FULL ? "not enough space" : english;
        }
        if (SPOKEN.stream().allMatch(SystemError::isEnglish)) {
            return english;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle ask = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow(function),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MemorySegment said = (MemorySegment) ask.invokeExact(SYSTEM.startsWith("Mac") ? onMac : onLinux);
            String text =
                    said.reinterpret(LONGEST).getString(0, Charset.forName(System.getProperty("sun.jnu.encoding")));
            return text.isEmpty() ? english : text;
        } catch (Throwable e) {
            return english; // A system that does not tell is taken to speak it.
        }
    }
}
