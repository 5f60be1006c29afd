package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
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
    private final S3Calls calls;
    private final S3Settings settings;
    private boolean committed;

    private Presigned(Writing writing, S3Place place, S3Presigner presigner, S3Calls calls, S3Settings settings) {
        this.writing = writing;
        this.place = place;
        this.presigner = presigner;
        this.calls = calls;
        this.settings = settings;
    }

    static Presigned begin(Writing writing, S3Place place, S3Presigner presigner, S3Calls calls, S3Settings settings)
            throws OperationFailed {
        Optional<Duration> ahead = calls.ahead(writing.begin());
        Presigned presigned = new Presigned(writing, place, presigner, calls, settings);
        if (ahead.filter(Presigned::tooFarOff).isPresent()) {
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

    static boolean tooFarOff(Duration ahead) {
        return ahead.abs().compareTo(TOO_FAR_OFF) > 0;
    }

    /** Where such addresses lead, without what is secret in them. */
    static String door(S3Presigner presigner, S3Place place) {
        try (presigner) {
            URI any = URI.create(presigner
                    .presignGetObject(p -> p.signatureDuration(TOO_FAR_OFF)
                            .getObjectRequest(r -> r.bucket(place.bucket()).key(place.key("door"))))
                    .url()
                    .toString());
            return any.getScheme() + "://" + any.getRawAuthority() + "/";
        }
    }

    /** Where it lies until it is whole. */
    public String partial() {
        return Words.of("storage.s3.partial", writing.where());
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
     * Has a part sent by the curl of another machine, again where that may help and by a new address each time.
     *
     * @param there runs curl on that machine
     * @return the part's tag
     */
    public String send(CurlPart part, CurlPart.There there) throws OperationFailed {
        Attempt attempt = Attempt.writing(writing.where());
        if (part.number() > PartSizes.MOST) {
            throw OperationFailed.failed(attempt.tried())
                    .cameBack(Words.of("storage.s3.parts"))
                    .next(Words.of("storage.s3.parts.next"))
                    .build();
        }
        Iterator<Duration> waits = calls.waits();
        while (true) {
            Duration limit = part.atMost(settings.sending(part.bytes()));
            URI address = part(part.number(), limit.plus(TOO_FAR_OFF).plus(TOO_FAR_OFF));
            CurlAnswer answer = CurlAnswer.of(there.run(
                    CurlPart.command(), part.configuration(address, settings.connect(), settings.silence(), limit)));
            if (answer.tag() != null) {
                return answer.tag();
            }
            if (!answer.passes() || !waits.hasNext() || part.late()) {
                throw calls.failure(attempt, there.where(), answer);
            }
            S3Calls.pause(waits.next());
        }
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

    /** Also by who was interrupted: what has begun is to be ended all the same. */
    @Override
    public void close() throws OperationFailed {
        presigner.close();
        boolean interrupted = Thread.interrupted();
        try {
            if (!committed) {
                writing.undo();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
