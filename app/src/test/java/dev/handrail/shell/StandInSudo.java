package dev.handrail.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program named sudo for tests, since the real one cannot be set up without changing the machine. It reads its password from
 * stdin byte by byte, three times, lets nothing of the environment through, and refuses as the real one does.
 */
public final class StandInSudo {
    private static final String TEXT = """
            #!/bin/sh
            here=${0%%/*}
            can_ask= checks= user=root
            while [ $# -gt 0 ]; do
              case $1 in
                -k) ;;
                -n) never_ask=yes ;;
                -S) can_ask=yes ;;
                -p) shift ;;
                -u) user=$2; shift ;;
                -v) checks=yes ;;
                --) shift; break ;;
                *) break ;;
              esac
              shift
            done
            case $user in root|postgres|backup) ;; *) echo "sudo: unknown user: $user" >&2; exit 1 ;; esac
            if [ -s "$here/password" ]; then
              [ -z "$never_ask" ] && [ -n "$can_ask" ] || { echo "sudo: a password is required" >&2; exit 1; }
              tries=0
              while [ $tries -lt 3 ]; do
                IFS= read -r given || { echo "sudo: no password was provided" >&2; break; }
                [ "$given" != "$(cat "$here/password")" ] || break
                echo wrong >> "$here/wrong"
                given= tries=$((tries + 1))
                echo "Sorry, try again." >&2
              done
              [ -n "$given" ] || { echo "sudo: $tries incorrect password attempts" >&2; exit 1; }
            fi
            [ -z "$checks" ] || exit 0
            exec env -i PATH="$PATH" STAND_IN_USER="$user" "$@"
            """;

    private final Path folder;

    public StandInSudo(Path folder) throws IOException {
        this.folder = folder;
        RealSshd.program(folder.resolve("sudo"), TEXT.replace("%%", "%"));
    }

    /** From now on it wants this password; an empty one means none. */
    public void wants(String password) throws IOException {
        Files.writeString(folder.resolve("password"), password);
    }

    /** How many wrong passwords it has read since this was asked last; enough of them lock an account. */
    public int wrong() throws IOException {
        Path kept = folder.resolve("wrong");
        int count = Files.exists(kept) ? Files.readAllLines(kept).size() : 0;
        Files.deleteIfExists(kept);
        return count;
    }

    /** The line of sshd_config with which logins find it first. */
    public static String setting(Path folder) {
        return "SetEnv PATH=" + folder + ":/usr/local/bin:/usr/bin:/bin";
    }
}
