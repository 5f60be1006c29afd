package dev.handrail.site.maintenance;

import dev.handrail.server.Switch;
import dev.handrail.shell.RealSshd;
import dev.handrail.shell.Shells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Switches that are commands, with stand-ins that refuse what the real ones would; over real SSH. */
abstract class SwitchedByCommand {
    static final String PHP = """
            #!/bin/sh
            [ "$1" = artisan ] && [ -d storage/framework ] || { echo "Could not open input file: $1" >&2; exit 1; }
            shift
            version=$(cat version)
            refuse() { echo "  The \\"${1%%=*}\\" option does not exist." >&2; exit 1; }
            case $1 in
              --version) echo "Laravel Framework $version.48.2" ;;
              up) rm -f storage/framework/down cached && echo "Application is now live." ;;
              down)
                shift
                [ ! -e refuses ] || { echo "It broke" >&2; exit 1; }
                touch begun
                while [ -e gate ]; do sleep 0.1; done
                secret=
                for option in "$@"; do
                  case $option in
                    --retry=*) ;;
                    --message=*|--allow=*) [ "$version" -lt 8 ] || refuse "$option" ;;
                    --secret=*) [ "$version" -ge 8 ] || refuse "$option"; secret=${option#*=} ;;
                    --render=*|--refresh=*|--redirect=*|--status=*) [ "$version" -ge 8 ] || refuse "$option" ;;
                    --with-secret) [ "$version" -ge 10 ] || refuse "$option"; secret=made-up-by-laravel ;;
                    *) refuse "$option" ;;
                  esac
                done
                printf '%s\\n' "$@" >options
                echo "Application is now in maintenance mode."
                if [ -e .env ]; then
                  # Its file lies elsewhere; what it says is what the real one does.
                  printf '{"secret":"%s"}' "$secret" >cached
                  cat says-instead 2>/dev/null || echo "   INFO  You may bypass maintenance mode via [http://localhost/$secret]."
                else
                  printf '{"secret":"%s"}' "$secret" >storage/framework/down
                  [ -z "$secret" ] || echo "You get past it by /$secret"
                fi
                ;;
              *) echo "Command \\"$1\\" is not defined." >&2; exit 1 ;;
            esac
            """;

    static final String CAP = """
            #!/bin/sh
            [ "$1" != --version ] || { echo "Capistrano Version: 3.17.1 (Rake Version: 13.0.6)"; exit 0; }
            [ -e Capfile ] || { echo "cap aborted! No Capfile found" >&2; exit 1; }
            [ "$1" = production ] || { echo "cap aborted! Don't know how to build task '$1'" >&2; exit 1; }
            case $2 in
              maintenance:enable) shift 2; printf '%s\\n' "$@" >said; cp said "$FLAG"; echo "00:00 maintenance:enable" ;;
              maintenance:disable) rm -f "$FLAG"; echo "00:01 maintenance:disable of $1"; echo "Warning: none" >&2 ;;
              *) echo "cap aborted! Don't know how to build task '$2'" >&2; exit 1 ;;
            esac
            """;

    static RealSshd sshd;
    static Path programs;

    @TempDir
    Path folder;

    Path app;
    Path flag;
    FlagSite site;
    SwitchRig rig;

    @BeforeAll
    static void start(@TempDir Path there) throws Exception {
        programs = there;
        sshd = RealSshd.start(
                "SetEnv HOME=" + there + " PATH=" + there + ":/usr/local/bin:/usr/bin:/bin FLAG=" + there + "/flag");
        RealSshd.program(there.resolve("php"), PHP);
        RealSshd.program(there.resolve("cap"), CAP);
        RealSshd.program(there.resolve("at"), SwitchRig.NO_AT);
    }

    @AfterAll
    static void stop() throws Exception {
        sshd.close();
    }

    @BeforeEach
    void setUp() throws Exception {
        app = Files.createDirectories(folder.resolve("it's an app"));
        Files.createDirectories(app.resolve("storage/framework"));
        flag = app.resolve("storage/framework/down");
        site = new FlagSite(flag);
        site.has(FlagSite.Rule.A_PAGE_OF_ITS_OWN);
        Path home = folder.resolve("home");
        Shells shells = new AnotherDesk(SwitchRig.shells(home), sshd);
        rig = new SwitchRig(home, "ada", shells, Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    @AfterEach
    void tearDown() throws Exception {
        rig.close();
        LeasesLeft.clear(folder);
        site.close();
        Files.deleteIfExists(programs.resolve("flag"));
    }

    void looksAfter(Switch maintenance, Path itsFlag) {
        site.asksFor(itsFlag);
        rig.knows(sshd.access(), maintenance, site.url());
    }
}
