package dev.handrail.backup.offers;

import dev.handrail.backup.Copy;
import dev.handrail.server.Destination;
import dev.handrail.shell.Command;
import dev.handrail.storage.Buckets;
import dev.handrail.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bucket that a copy lies in, as Amazon's own command line fetches it from there.
 *
 * @param destinations that the profile has now
 */
record StockBucket(Copy copy, List<Destination> destinations) {
    StockStep fetching(String into) {
        List<String> words = new ArrayList<>(List.of("aws"));
        String from = copy.located();
        if (!from.startsWith("s3:")) {
            URI place = URI.create(copy.place());
            words.add("--endpoint-url=" + place.getScheme() + "://" + place.getAuthority());
            from = "s3:/" + from.substring(from.indexOf('/', from.indexOf("://") + "://".length()));
        }
        region().ifPresent(region -> words.add("--region=" + region));
        words.addAll(List.of("s3", "cp", from, into));
        return StockStep.of(Words.of("backup.commands.fetch"), Command.of(words));
    }

    /** As the destination says that names the bucket, whatever that is called by now. */
    private Optional<String> region() {
        return destinations.stream()
                .filter(Destination.S3.class::isInstance)
                .map(Destination.S3.class::cast)
                .filter(bucket -> Buckets.place(bucket).equals(copy.place()))
                .findFirst()
                .map(Buckets::region);
    }
}
