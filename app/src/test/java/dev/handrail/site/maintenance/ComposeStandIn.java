package dev.handrail.site.maintenance;

import dev.handrail.shell.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A compose that is asked and answers as the real ones do, each in its own way; what runs is a file in a folder. */
final class ComposeStandIn {
    /** What they have in common: what does not run is not stopped, and without a name it is about all. */
    private static final String COMPOSE = """
            #!/bin/sh
            %s
            what=$1
            [ $# = 0 ] || shift
            case $what in
              version) exit 0 ;;
              config) [ $# = 0 ] && cat as-config-tells-it ;;
              ps) %s ;;
              stop)
                [ $# -gt 0 ] || set -- $(ls containers)
                for service in "$@"; do rm "running/$service" || exit 1; done
                rm -f "$FLAG"
                echo no >"$FLAG"
                ;;
              start)
                [ $# -gt 0 ] || set -- $(ls containers)
                for service in "$@"; do
                  [ -e "containers/$service" ] || { echo "no such service: $service" >&2; exit 1; }
                  touch "running/$service"
                done
                rm -f "$FLAG"
                ;;
              *) echo "unknown docker command: \\"compose $what\\"" >&2; exit 1 ;;
            esac
            """;

    private static final String OF_DOCKER = """
            if [ "$*" = "--all --services" ]; then ls containers; exit; fi
              [ "$1 $2" = "--services --filter" ] || exit 1
              case $3 in
                status=running) ls running ;;
                status=restarting) : ;;
                *) echo "unknown filter $3" >&2; exit 1 ;;
              esac""";

    private static final String OF_PODMAN =
            "[ $# = 0 ] || [ \"$*\" = -q ] || { echo 'unrecognized arguments' >&2; exit 2; }; ls containers";

    /** The one of podman tells of a container what it is asked for by its template. */
    private static final String PODMAN = """
            #!/bin/sh
            [ "$1 $2" = "inspect --format" ] || exit 125
            case $3 in *'"com.docker.compose.service"'*.State.Running*) ;; *) exit 125 ;; esac
            shift 3
            for service in "$@"; do
              [ -e "containers/$service" ] || exit 125
              echo "$service $([ -e "running/$service" ] && echo true || echo false)"
            done
            """;

    private static final String BY_DOCKER = """
            name: parish
            services:
              app-db:
                build:
                  context: /srv/parish/db
                networks:
                  default: null
              data:
                environment:
                  POSTGRES_PASSWORD: 'hunter2: the second'
                image: docker.io/library/postgres:16-alpine
              migrate:
                command:
                  - sh
                  - -c
                  - |
                    services:
                    image: postgres
                image: ghcr.io/parish/app:3
              web:
                depends_on:
                  data:
                    condition: service_healthy
                image: ghcr.io/parish/app:3
              worker:
                build:
                  context: /srv/parish
            networks:
              default:
                name: parish_default
            """;

    private static final String BY_PODMAN = """
            name: parish
            networks: {}
            services:
              app-db:
                build:
                  context: db
              data:
                environment:
                  POSTGRES_PASSWORD: 'hunter2: the second'
                image: postgres:16
                volumes:
                - data:/var/lib/postgresql/data
              migrate:
                command:
                - 'image: postgres'
                image: ghcr.io/parish/app:3
              web:
                image: ghcr.io/parish/app:3
              worker:
                build: .
            volumes:
              data: {}

            """;

    private ComposeStandIn() {}

    /** From now on it is that one alone that is there. */
    static void install(Path programs, String tool) throws Exception {
        for (String other : List.of("docker", "podman-compose", "docker-compose", "podman")) {
            RealSshd.program(programs.resolve(other), "#!/bin/sh\nexit 1\n");
        }
        boolean podman = tool.equals("podman-compose");
        if (podman) {
            RealSshd.program(programs.resolve("podman"), PODMAN);
        }
        String first = tool.equals("docker") ? "[ \"$1\" = compose ] || exit 1; shift" : "";
        RealSshd.program(programs.resolve(tool), COMPOSE.formatted(first, podman ? OF_PODMAN : OF_DOCKER));
    }

    /** One of five services, of which one has done its work; what comes back is the folder of those that run. */
    static Path project(Path app, String tool) throws Exception {
        Files.writeString(app.resolve("as-config-tells-it"), tool.equals("podman-compose") ? BY_PODMAN : BY_DOCKER);
        Path all = Files.createDirectory(app.resolve("containers"));
        Path running = Files.createDirectory(app.resolve("running"));
        for (String service : List.of("app-db", "data", "web", "worker", "migrate")) {
            Files.createFile(all.resolve(service));
            if (!service.equals("migrate")) {
                Files.createFile(running.resolve(service));
            }
        }
        return running;
    }

    /** What it is called by. */
    static String words(String tool) {
        return tool.equals("docker") ? "docker compose" : tool;
    }
}
