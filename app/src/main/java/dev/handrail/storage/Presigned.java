package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * An upload that somebody else does who has no key, such as a server with its own curl: each part is PUT to an address
 * that is good for it alone and for a while. Closed without a commit, nothing of it stays.
 */
public final class Presigned implements AutoCloseable {
    /** Addresses carry the time of this computer, and there is nothing in them to correct it by. */
    private static final Duration TOO_FAR_OFF = Duration.ofMinutes(5);

    private final Writing writing;
    private final S3Place place;
    private final S3Presigner presigner;
    private boolean committed;

    private Presigned(Writing writing, S3Place place, S3Presigner presigner) {
        this.writing = writing;
        this.place = place;
        this.presigner = presigner;
    }

    static Presigned begin(Writing writing, S3Place place, S3Presigner presigner, S3Calls calls)
            throws OperationFailed {
        Optional<Duration> ahead = calls.ahead(writing.begin());
        Presigned presigned = new Presigned(writing, place, presigner);
        if (ahead.isPresent() && ahead.get().abs().compareTo(TOO_FAR_OFF) > 0) {
            presigned.close();
            String difference = S3Calls.inWords(ahead.get());
            throw OperationFailed.failed(Attempt.beginning(writing.where()).tried())
                    .on(place.host())
                    .cameBack(S3Trouble.CLOCK.said("", place.bucket(), difference))
                    .next(S3Trouble.CLOCK.next("", place.bucket(), difference))
                    .build();
        }
        return presigned;
    }

    /** Where it lies until it is whole. */
    public String partial() {
        return Words.of("storage.s3.partial", writing.where());
    }

    /** How large the next part is to be when that much has been sent: all but the last must be of this size. */
    public long partSize(long sent) {
        return place.parts().next(sent);
    }

    /** The address to which a part is PUT; a secret for as long as it is valid. */
    public URI part(int number, Duration valid) {
        if (number < 1 || number > PartSizes.MOST) {
            throw new IllegalArgumentException("there is no part " + number);
        }
        return URI.create(presigner
                .presignUploadPart(p -> p.signatureDuration(valid)
                        .uploadPartRequest(r -> r.bucket(place.bucket())
                                .key(writing.key())
                                .uploadId(writing.upload())
                                .partNumber(number)))
                .url()
                .toString());
    }

    /**
     * Makes it whole.
     *
     * @param tags the header ETag of each part's answer, in their order
     * @param bytes how much was sent in all
     */
    public void commit(List<String> tags, long bytes) throws OperationFailed {
        List<CompletedPart> parts = new ArrayList<>();
        for (String tag : tags) {
            parts.add(CompletedPart.builder()
                    .partNumber(parts.size() + 1)
                    .eTag(tag.strip())
                    .build());
        }
        writing.complete(parts, bytes);
        committed = true;
    }

    @Override
    public void close() throws OperationFailed {
        presigner.close();
        if (!committed) {
            writing.undo();
        }
    }
}
