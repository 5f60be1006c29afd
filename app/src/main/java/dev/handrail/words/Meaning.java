package dev.handrail.words;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.TimeoutException;
import java.util.regex.PatternSyntaxException;

/** What an exception of Java says, for a person: the message of many is but a name, and the rest of it lies in their class. */
public final class Meaning {
    private Meaning() {}

    public static String of(Throwable why) {
        return switch (why) {
            case FileSystemException e when e.getReason() == null -> ofFile(e);
            case UnknownHostException e -> ofHost(e);
            case CharacterCodingException e -> Words.of("meaning.characters");
            case PatternSyntaxException e -> e.getDescription();
            case UncheckedIOException e when e.getCause() != null -> of(e.getCause());
            default -> why.getMessage() == null ? ofKind(why) : why.getMessage();
        };
    }

    private static String ofKind(Throwable why) {
        return Words.of(
                switch (why) {
                    case EOFException e -> "meaning.cut";
                    case ClosedChannelException e -> "meaning.closed";
                    case TimeoutException e -> "meaning.late";
                    default -> "meaning.none";
                });
    }

    private static String ofFile(FileSystemException why) {
        String key = switch (why) {
            case NoSuchFileException e -> "meaning.missing";
            case AccessDeniedException e -> "meaning.denied";
            case NotDirectoryException e -> "meaning.no-folder";
            case FileAlreadyExistsException e -> "meaning.there";
            case DirectoryNotEmptyException e -> "meaning.not-empty";
            case FileSystemLoopException e -> "meaning.loop";
            default -> "meaning.file";
        };
        return Words.of(key, String.valueOf(why.getMessage()));
    }

    /** Where nobody was there to be asked for names, that is what was said. */
    private static String ofHost(UnknownHostException why) {
        String said = String.valueOf(why.getMessage());
        return SystemError.NAMES_SILENT.saidIn(said) ? said : Words.of("meaning.host", said.replaceFirst(": .*", ""));
    }
}
