package dev.handrail.storage;

import dev.handrail.shell.RealSshd;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A program named aws for tests where Amazon's own is not installed. It signs as that does, fetches what is asked for, and
 * refuses what the real one refuses.
 */
public final class StandInAws {
    private static final String TEXT = """
            #!/bin/bash
            endpoint= region=us-east-1
            usage() { echo "aws: error: $1" >&2; exit 252; }
            while [[ $1 = -* ]]; do
              case $1 in
              --endpoint-url=*) endpoint=${1#*=} ;;
              --region=*) region=${1#*=} ;;
              *) usage "Unknown options: $1" ;;
              esac
              shift
            done
            [ "$1 $2" = 's3 cp' ] && [ $# = 4 ] || usage "argument command: Invalid choice: $*"
            [[ $3 = s3://?*/?* ]] || usage 'Invalid argument type'
            if [ -z "$AWS_ACCESS_KEY_ID" ] || [ -z "$AWS_SECRET_ACCESS_KEY" ]; then
              echo 'fatal error: Unable to locate credentials' >&2; exit 1
            fi
            # Neither key may stand in a list of processes.
            printf 'user = "%s:%s"\\n' "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" |
              curl --silent --show-error --fail --config - --aws-sigv4 "aws:amz:$region:s3" \\
                --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' --output "$4" "$endpoint/${3#s3://}" ||
              { echo "fatal error: curl ended with $?" >&2; exit 1; }
            """;

    private StandInAws() {}

    /** Puts it into a folder of programs, unless this computer has the real one. */
    public static void unlessInstalled(Path programs) throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        if (!installed) {
            in(programs);
        }
    }

    static void in(Path programs) throws IOException {
        RealSshd.program(programs.resolve("aws"), TEXT);
    }
}
