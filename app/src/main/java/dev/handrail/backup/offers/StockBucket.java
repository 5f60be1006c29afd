package dev.handrail.backup.offers;

import dev.handrail.backup.Copy;
import dev.handrail.server.Destination;
import dev.handrail.shell.Command;
import dev.handrail.storage.Buckets;
import dev.handrail.storage.FoldersWhole;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bucket that a copy lies in, as Amazon's own command line fetches it from there.
 *
 * @param destinations that the profile has now
 */
record StockBucket(Copy copy, List<Destination> destinations) {
    private static final String AMAZON = "s3://";
    /** No option and no variable says so, only a configuration: a copy of the person's own, for as long as that part runs. */
    private static final List<String> BEFORE_THE_MACHINE = List.of(
            "own=\"${AWS_CONFIG_FILE:-$HOME/.aws/config}\"",
            "AWS_CONFIG_FILE=\"$(mktemp)\"",
            "export AWS_CONFIG_FILE",
            "trap 'rm -f -- \"$AWS_CONFIG_FILE\"' EXIT",
            "[ ! -e \"$own\" ] || cat -- \"$own\" >\"$AWS_CONFIG_FILE\"",
            "aws configure set s3.addressing_style virtual");

    /** Its keys are typed, since it may be a new computer; then it is fetched. */
    List<StockStep> fetching(String into) {
        List<StockStep> steps = new ArrayList<>();
        List<String> keys = new ArrayList<>(StockStep.typing("AWS_ACCESS_KEY_ID", true));
        keys.addAll(StockStep.typing("AWS_SECRET_ACCESS_KEY", false));
        steps.add(new StockStep(Words.of("backup.commands.keys"), keys));
        if (its().map(Destination.S3::pathStyle).filter(path -> !path).isPresent()) {
            steps.add(new StockStep(Words.of("backup.commands.host"), BEFORE_THE_MACHINE));
        }
        List<String> words = new ArrayList<>(List.of("aws"));
        String from = copy.located();
        if (!from.startsWith(AMAZON)) {
            String endpoint = endpoint();
            words.add("--endpoint-url=" + endpoint);
            from = AMAZON + from.substring(endpoint.length() + 1);
        }
        its().map(Buckets::region).ifPresent(region -> words.add("--region=" + region));
        words.addAll(List.of("s3", "cp", from, into));
        if (FoldersWhole.is(into)) {
            words.add("--recursive");
        }
        steps.add(StockStep.of(Words.of("backup.commands.fetch"), Command.of(words)));
        return steps;
    }

    /** As the profile has it, which may have a path; else only the machine can be told from what follows. */
    private String endpoint() {
        String place = copy.place();
        return buckets()
                .map(Destination.S3::endpoint)
                .filter(Objects::nonNull)
                .map(Buckets::endpoint)
                .filter(known -> place.startsWith(known + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> place.substring(0, place.indexOf('/', place.indexOf("://") + "://".length())));
    }

    /** The destination that names the bucket, whatever that is called by now. */
    private Optional<Destination.S3> its() {
        return buckets()
                .filter(bucket -> Buckets.place(bucket).equals(copy.place()))
                .findFirst();
    }

    private Stream<Destination.S3> buckets() {
        return destinations.stream().filter(Destination.S3.class::isInstance).map(Destination.S3.class::cast);
    }
}
