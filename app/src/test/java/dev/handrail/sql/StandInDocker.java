package dev.handrail.sql;

import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program named docker (or podman) for tests, since no container engine runs where tests run. It knows one container, inside
 * which a program sees nothing of the environment outside, and it refuses what the real one refuses, in its words.
 */
public final class StandInDocker {
    private static final String TEXT = """
            #!/bin/sh
            # What is true of the container stands in files beside this program.
            here=${0%/*}
            is() { [ -s "$here/$1" ] && cat "$here/$1"; }
            printf '%s\\n' "${0##*/} $*" >> "$here/calls"
            unknown_flag() { echo "unknown flag: $1" >&2; echo "See 'docker $verb --help'." >&2; exit 125; }
            known() { [ "$1" = "$(is name)" ] || { echo "Error response from daemon: No such container: $1" >&2; exit 1; }; }
            verb=$1; shift
            case $verb in
              port)
                case $1 in -*) unknown_flag "$1" ;; esac
                known "$1"
                [ "$2" = "$(is inside-port)/tcp" ] && is published && exit 0
                echo "Error: No public port '$2' published for $1" >&2; exit 1 ;;
              inspect)
                [ "$1" = --format ] || unknown_flag "$1"
                [ "$3" = "$(is name)" ] || { echo; echo "Error: No such object: $3" >&2; exit 1; }
                said=$(printf '%s' "$2" | sed -e "s/{{\\.State\\.Running}}/$(is running)/" -e "s/{{\\.HostConfig\\.NetworkMode}}/$(is network)/" \\
                    -e "s/{{range \\.NetworkSettings\\.Networks}} {{\\.IPAddress}}{{end}}/ $(is address)/")
                case $said in *'{{'*) echo "Template parsing error: template: :1: $said" >&2; exit 1 ;; esac
                printf '%s\\n' "$said" ;;
              exec)
                stdin= ; set_env=
                : > "$here/environment.$$"
                while :; do
                  case $1 in
                    -i|--interactive) stdin=yes ;;
                    -e|--env)
                      case $2 in
                        *=*) printf '%s\\n' "$2" >> "$here/environment.$$" ;;
                        *) printenv "$2" > "$here/value.$$" && { printf '%s=' "$2"; cat "$here/value.$$"; } >> "$here/environment.$$" ;;
                      esac
                      rm -f "$here/value.$$"; shift ;;
                    -t|--tty|-it|-ti) echo "the input device is not a TTY" >&2; rm "$here/environment.$$"; exit 1 ;;
                    -*) rm "$here/environment.$$"; unknown_flag "$1" ;;
                    *) break ;;
                  esac
                  shift
                done
                inner=$(cat "$here/environment.$$"); rm "$here/environment.$$"
                known "$1"
                [ "$(is running)" = true ] || { echo "Error response from daemon: container $1 is not running" >&2; exit 1; }
                shift
                PATH=$(is path) command -v "$1" >/dev/null || {
                  echo "OCI runtime exec failed: exec failed: unable to start container process: exec: \\"$1\\":" \\
                       "executable file not found in \\$PATH: unknown" >&2; exit 127; }
                if [ -s "$here/blurts" ]; then echo "debug: $inner" >&2; fi
                [ -n "$stdin" ] || exec </dev/null
                # Inside, nothing of the environment outside is seen.
                for name in $(env | sed -n 's/^\\([A-Za-z_][A-Za-z0-9_]*\\)=.*/\\1/p'); do unset "$name" 2>/dev/null || :; done
                PATH=$(/bin/cat "$here/path"); PGHOST=$(/bin/cat "$here/host"); export PATH PGHOST
                inner=$(/bin/cat "$here/image" 2>/dev/null; printf '%s' "$inner")
                nl=$(printf '\\nx'); IFS=${nl%x}; set -f
                for pair in $inner; do export "$pair"; done
                set +f; unset IFS
                # Nor of the folder outside.
                cd /
                exec "$@" ;;
              *) echo "docker: '$verb' is not a docker command." >&2; exit 1 ;;
            esac
            """;

    private final Path folder;

    /** @param host where the database server listens, as seen from inside: a folder of sockets, or an address */
    public StandInDocker(Path folder, String container, String host, int insidePort) throws IOException {
        this.folder = folder;
        for (String tool : List.of("docker", "podman")) {
            RealSshd.program(folder.resolve(tool), TEXT);
        }
        is(Map.of(
                "name",
                container,
                "running",
                "true",
                "network",
                "bridge",
                "host",
                host,
                "inside-port",
                Integer.toString(insidePort),
                "path",
                PostgresPrograms.folder() + ":/usr/bin:/bin"));
    }

    /** From now on this is true of the container; an empty value means there is none. */
    public StandInDocker is(Map<String, String> facts) throws IOException {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            Files.writeString(folder.resolve(fact.getKey()), fact.getValue());
        }
        return this;
    }

    /** Every call, as it was typed. */
    public String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }
}
