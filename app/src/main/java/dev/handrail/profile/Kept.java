package dev.handrail.profile;

import dev.handrail.words.OperationFailed;
import java.util.List;

/** What others keep under a server's name. */
public interface Kept {
    /** The runs that left something behind on the server, which only its old name leads to. */
    List<String> runsToCleanUp(String server) throws OperationFailed;

    /** Puts its backups under its new name. */
    void rename(String from, String to) throws OperationFailed;
}
