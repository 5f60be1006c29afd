package dev.handrail.store;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.SystemError;
import dev.handrail.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what the store's database answers into what it means for a person, and what to do. */
public final class StoreTrouble {
    private static final Set<String> TABLE_MISSING = Set.of("42S02", "42S04", "42P01");
    private static final Set<String> MADE_ALREADY = Set.of("42S01", "42S11", "42S21");
    private static final Set<Integer> BUSY =
            Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.ERROR_OPENING_DATABASE_1);
    private static final Set<Integer> LOST = Set.of(
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);
    private static final Set<Integer> DAMAGED =
            Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.GENERAL_ERROR_1);

    private StoreTrouble() {}

    /** The process that owned the store's file went away under a statement: to ask again is worth it. */
    public static boolean ownerWasLost(Throwable failure) {
        return sql(failure)
                .anyMatch(e -> LOST.contains(e.getErrorCode())
                        || BUSY.contains(e.getErrorCode())
                        || (e.getSQLState() != null && e.getSQLState().startsWith("08")));
    }

    /** Two wrote the same at once, and one of them has to try again. */
    public static boolean inEachOthersWay(Throwable failure) {
        return sql(failure)
                .anyMatch(e -> e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
                        || "40001".equals(e.getSQLState())
                        || "40P01".equals(e.getSQLState()));
    }

    /** What must be there once only is there already. */
    public static boolean isThereAlready(Throwable failure) {
        return sql(failure).anyMatch(e -> "23505".equals(e.getSQLState()));
    }

    /** The table, index or column that is to be made was made already. */
    static boolean isMadeAlready(Throwable failure) {
        return sql(failure).anyMatch(e -> e.getSQLState() != null && MADE_ALREADY.contains(e.getSQLState()));
    }

    /** It was refused for what it is, and not for the state the store is in: it will never be taken. */
    public static boolean isOfTheData(Throwable failure) {
        return !(failure instanceof JdbiException)
                || sql(failure)
                        .anyMatch(e -> e.getSQLState() != null
                                && (e.getSQLState().startsWith("22")
                                        || e.getSQLState().startsWith("23")));
    }

    /** The disk, or the share of it that one may use, is full. */
    public static boolean diskIsFull(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .anyMatch(message -> SystemError.noRoomIn(message) || SystemError.FILE_TOO_LARGE.saidIn(message));
    }

    static boolean tableIsMissing(Throwable failure) {
        return sql(failure).anyMatch(e -> e.getSQLState() != null && TABLE_MISSING.contains(e.getSQLState()));
    }

    static boolean isBusy(Throwable failure) {
        return sql(failure).anyMatch(e -> BUSY.contains(e.getErrorCode()));
    }

    static OperationFailed ofFolder(Path folder, IOException failure) {
        OperationFailed.Telling telling = OperationFailed.unreachable(Words.of("store.folder", folder));
        if (diskIsFull(failure)) {
            telling.next(Words.of("store.full.next"));
        } else if (failure instanceof AccessDeniedException) {
            telling.cameBack(Words.of("store.not-writable", folder))
                    .next(Words.of("store.permission.next", System.getProperty("user.name")));
        } else {
            telling.next(Words.of("store.folder.next"));
        }
        return telling.because(failure);
    }

    /** Why the store could not be opened, and what to do. */
    static OperationFailed onOpening(Path file, @Nullable Path copies, Throwable failure) {
        OperationFailed.Telling telling = OperationFailed.unreachable(Words.of("store.open.file", file));
        if (diskIsFull(failure)) {
            telling.cameBack(Words.of("store.full")).next(Words.of("store.full.next"));
        } else if (hasCode(failure, Set.of(ErrorCode.FILE_VERSION_ERROR_1))) {
            telling.cameBack(Words.of("store.format")).next(Words.of("store.newer.next"));
        } else if (isBusy(failure) || hasCode(failure, Set.of(ErrorCode.CONNECTION_BROKEN_1))) {
            telling.cameBack(Words.of("store.in-use")).next(Words.of("store.in-use.next", lockFile(file)));
        } else if (hasCode(failure, DAMAGED) && copies != null) {
            telling.cameBack(Words.of("store.damaged")).next(Words.of("store.damaged.next", copies, file));
        } else {
            telling.next(Words.of("store.open.next"));
        }
        return telling.because(failure);
    }

    private static Path lockFile(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".mv.db", ".lock.db"));
    }

    private static boolean hasCode(Throwable failure, Set<Integer> codes) {
        return sql(failure).anyMatch(e -> codes.contains(e.getErrorCode()));
    }

    private static Stream<SQLException> sql(Throwable failure) {
        return causes(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
