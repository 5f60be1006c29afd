package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.shell.Await;
import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who waits for the end of a page on the server: a process, a service or a job, as the machine has it. */
class LeaseWatcherTest extends LeasedPage {
    @Test
    void systemdAndAtAreGivenWhatTheyTakeAndTheirRefusalIsComeThrough() throws Exception {
        RealSshd.program(programs.resolve("id"), "#!/bin/sh\n[ \"$1\" = -u ] && echo 0 || exec /usr/bin/id \"$@\"\n");
        Path jobs = Files.createDirectory(folder.resolve("jobs"));
        RealSshd.program(programs.resolve("systemd-run"), SYSTEMD_RUN);
        RealSshd.program(programs.resolve("at"), AT.formatted(jobs.resolve("job")));
        try {
            Files.createFile(flag);
            ada.arrange(by("ada"), Duration.ofSeconds(90), remove());
            assertThat(ada.tell().orElseThrow().by()).isEqualTo("systemd-run,at");
            assertThat(Files.readString(jobs.resolve("job.time"))).isEqualTo("now + 3 minutes\n");
            assertThat(jobs.resolve("job")).content().contains("[ -O '" + place + "' ]", "[ ! -L '" + place + "' ]");
            killWatcher();
            Files.writeString(place.resolve("deadline"), "another-boot 1 1\n");
            Process due = new ProcessBuilder("sh", jobs.resolve("job").toString()).start();
            assertThat(due.waitFor()).isZero();
            assertThat(flag).as("at comes though nobody waits any more").doesNotExist();

            RealSshd.program(
                    programs.resolve("systemd-run"), "#!/bin/sh\necho 'Failed to connect to bus' >&2\nexit 1\n");
            RealSshd.program(programs.resolve("at"), "#!/bin/sh\necho 'You do not have permission' >&2\nexit 1\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            assertThat(ada.tell().orElseThrow().by()).isEqualTo("a shell left behind");
        } finally {
            for (String program : List.of("id", "systemd-run")) {
                Files.delete(programs.resolve(program));
            }
            RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
        }
    }

    /** As if it were no administrator who signs in; what is said of that account is in files. */
    private void signsInAs(String name) throws Exception {
        RealSshd.program(
                programs.resolve("id"),
                "#!/bin/sh\ncase $1 in -u) echo 1234 ;; -un) echo " + name
                        + " ;; *) exec /usr/bin/id \"$@\" ;; esac\n");
        RealSshd.program(
                programs.resolve("loginctl"), LOGINCTL.formatted(folder.resolve("user"), folder.resolve("manager")));
    }

    private void leavesNoPrograms() throws Exception {
        for (String program : List.of("id", "loginctl", "systemd-run")) {
            Files.deleteIfExists(programs.resolve(program));
        }
        RealSshd.program(programs.resolve("at"), SwitchRig.NO_AT);
    }

    @Test
    void whoWaitsIsAServiceOfTheAccountsOwnWhereThoseGoOnWhenItSignsOut() throws Exception {
        signsInAs("ada");
        RealSshd.program(
                programs.resolve("systemd-run"),
                SYSTEMD_RUN
                        .replace("--quiet|", "--user|--quiet|")
                        .replace("vars=\n", "[ \"$1\" = --user ] && [ -n \"$XDG_RUNTIME_DIR\" ] || exit 1\nvars=\n"));
        try {
            Files.createFile(flag);
            Files.writeString(folder.resolve("user"), "Linger=yes\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            Lease.Known known = ada.tell().orElseThrow();
            assertThat(known.by()).isEqualTo("systemd-run --user");
            assertThat(known.watched()).isTrue();
            ada.extend(by("ada"), Duration.ZERO);
            Await.until("it is taken down", () -> ended(ada).startsWith("done"));
            assertThat(flag).doesNotExist();

            Files.writeString(folder.resolve("user"), "Linger=no\n");
            ada.arrange(by("ada"), Duration.ofHours(1), remove());
            assertThat(ada.tell().orElseThrow().by())
                    .as("such a service would end with the last session")
                    .isEqualTo("a shell left behind");
        } finally {
            leavesNoPrograms();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "KillUserProcesses=yes;, no, no, true",
        "KillUserProcesses=yes;KillExcludeUsers=root, no, no, true",
        "KillUserProcesses=yes;KillOnlyUsers=bob ada, no, no, true",
        "KillUserProcesses=no;, no, no, false",
        "KillUserProcesses=yes;KillExcludeUsers=root ada, no, no, false",
        "KillUserProcesses=yes;KillOnlyUsers=bob, no, no, false",
        "KillUserProcesses=yes;, yes, no, false",
        "KillUserProcesses=yes;, no, yes, false"
    })
    void thatNobodyWillBeThereIsSaidBefore(String manager, String lingers, String at, boolean warned) throws Exception {
        signsInAs("ada");
        Files.writeString(folder.resolve("manager"), manager.replace(';', '\n') + "\n");
        Files.writeString(folder.resolve("user"), "Linger=" + lingers + "\n");
        if (at.equals("yes")) {
            RealSshd.program(programs.resolve("at"), "#!/bin/sh\n[ \"$*\" = -l ]\n");
        }
        try {
            assertThat(ada.checks()).hasSize(warned ? 1 : 0);
            if (warned) {
                assertThat(ada.checks().toString()).contains("that ada leaves running", "enable-linger ada");
                Files.delete(folder.resolve("manager"));
                assertThat(ada.checks()).as("no logind, and nobody who sweeps").isEmpty();
            }
        } finally {
            leavesNoPrograms();
        }
    }

    /** Without a session it is about itself, as the real one is; of what is not there it tells nothing. */
    private static final String LOGINCTL = """
            #!/bin/sh
            case $1 in
              show-user) [ "$2 $3" = "ada --property=Linger" ] && cat '%s' ;;
              show-session) case $2 in --property=*) cat '%s' ;; *) exit 1 ;; esac ;;
              *) echo "Unknown command verb $1." >&2; exit 1 ;;
            esac
            """;

    /** Begins what it is told as the real one does: with nothing of who calls it in its environment, and no option that it does not know. */
    private static final String SYSTEMD_RUN = """
            #!/bin/sh
            vars=
            while :; do
              case $1 in
                --quiet|--collect) ;;
                --setenv=*=*) vars="$vars ${1#--setenv=}" ;;
                -*) echo "systemd-run: unrecognized option '$1'" >&2; exit 1 ;;
                *) break ;;
              esac
              shift
            done
            [ $# -gt 0 ] || { echo "Command line to execute required." >&2; exit 1; }
            exec setsid env -i $vars "$@" </dev/null >/dev/null 2>&1 &
            """;

    /** Keeps the job, and takes no time that the real one would not. */
    private static final String AT = """
            #!/bin/sh
            case "$*" in
              "now + "[1-9]*" minutes") ;;
              *) echo "syntax error. Last token seen: $1" >&2; echo "Garbled time" >&2; exit 1 ;;
            esac
            job=%s
            echo "$*" >"$job.time"
            cat >"$job"
            [ -s "$job" ] || exit 1
            """;
}
