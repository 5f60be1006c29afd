package dev.handrail.storage;

import dev.handrail.words.OperationFailed;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket where backups lie, on S3 or on something that speaks it. What stands there under its name is whole: an upload
 * in parts shows nothing until it is completed.
 */
public final class S3Bucket implements Storage {
    private final S3Place place;
    private final S3Clients clients;
    private final S3Client client;
    private final S3Calls calls;
    private final S3Settings settings;
    private volatile boolean versions;

    S3Bucket(S3Place place, S3Clients clients, S3Calls calls, S3Settings settings) {
        this.place = place;
        this.clients = clients;
        this.client = clients.client();
        this.calls = calls;
        this.settings = settings;
    }

    @Override
    public String place() {
        return place.place();
    }

    @Override
    public String locate(String name) {
        return place.locate(name);
    }

    @Override
    public Sink begin(String name) throws OperationFailed {
        return new S3Sink(writing(name), place.parts());
    }

    /** Begins an upload that somebody else does, part by part, to addresses made for it. */
    public Presigned beginPresigned(String name) throws OperationFailed {
        return Presigned.begin(writing(name), place, clients.presigner(), calls, settings);
    }

    /** How large the parts of an upload are. */
    public PartSizes parts() {
        return place.parts();
    }

    /** The address that others than this computer must reach for such an upload. */
    public String door() {
        return Presigned.door(clients.presigner(), place);
    }

    /** By how much this computer's clock is off, in words, where addresses that it makes would not be taken. */
    public Optional<String> clockOff() throws OperationFailed {
        Attempt looking = Attempt.looking(place());
        SdkHttpResponse answer = calls.ask(
                looking,
                () -> client.listObjectsV2(r ->
                                r.bucket(place.bucket()).prefix(place.prefix()).maxKeys(1))
                        .sdkHttpResponse());
        return calls.ahead(answer).filter(Presigned::tooFarOff).map(S3Calls::inWords);
    }

    private Writing writing(String name) throws OperationFailed {
        Attempt looking = Attempt.looking(locate(name));
        if (find(looking, name).isPresent()) {
            throw calls.taken(looking);
        }
        return new Writing(client, calls, settings, place, name);
    }

    @Override
    public void write(String name, byte[] content) throws OperationFailed {
        try (Sink sink = begin(name)) {
            sink.write(content, content.length);
            sink.commit();
        }
    }

    @Override
    public InputStream read(String name) throws OperationFailed {
        return new S3Reading(client, calls, place, name);
    }

    @Override
    public OptionalLong size(String name) throws OperationFailed {
        Optional<S3Object> found = find(Attempt.listing(locate(name)), name);
        return found.map(object -> OptionalLong.of(object.size())).orElseGet(OptionalLong::empty);
    }

    /**
     * By listing what begins with its key, of which it is the first: the answer to HEAD, which has no body, could not tell
     * a missing object from a missing bucket, nor a wrong key from a missing permission.
     */
    private Optional<S3Object> find(Attempt attempt, String name) throws OperationFailed {
        String key = place.key(name);
        return calls
                .ask(
                        attempt,
                        () -> client.listObjectsV2(
                                r -> r.bucket(place.bucket()).prefix(key).maxKeys(1)))
                .contents()
                .stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    @Override
    public boolean delete(String name) throws OperationFailed {
        Attempt removing = Attempt.removing(locate(name));
        if (find(Attempt.listing(locate(name)), name).isEmpty()) {
            return false;
        }
        Boolean marked = calls.ask(
                removing,
                () -> client.deleteObject(r -> r.bucket(place.bucket()).key(place.key(name)))
                        .deleteMarker());
        if (Boolean.TRUE.equals(marked)) {
            versions = true;
        }
        return true;
    }

    @Override
    public boolean keepsVersions() {
        return versions;
    }

    @Override
    public void discard(String name) throws OperationFailed {
        for (MultipartUpload upload : uploads(place.key(name))) {
            if (upload.key().equals(place.key(name))) {
                Writing.abort(client, calls, place.bucket(), upload.key(), upload.uploadId(), locate(name));
            }
        }
    }

    @Override
    public List<Stored> list() throws OperationFailed {
        return calls.ask(
                Attempt.listing(place()),
                () -> client
                        .listObjectsV2Paginator(r ->
                                r.bucket(place.bucket()).prefix(place.prefix()).delimiter("/"))
                        .contents()
                        .stream()
                        .flatMap(this::stored)
                        .toList());
    }

    @Override
    public List<String> folders() throws OperationFailed {
        return calls.ask(
                Attempt.listing(place()),
                () -> client
                        .listObjectsV2Paginator(r ->
                                r.bucket(place.bucket()).prefix(place.prefix()).delimiter("/"))
                        .commonPrefixes()
                        .stream()
                        .flatMap(common -> place.name(common.prefix().replaceFirst("/$", "")).stream())
                        .toList());
    }

    @Override
    public Storage within(String name) throws OperationFailed {
        return new S3Bucket(place.below(ServerFolder.simple(name)), clients, calls, settings);
    }

    private Stream<Stored> stored(S3Object object) {
        return place.name(object.key()).stream().map(name -> new Stored(name, object.size(), object.lastModified()));
    }

    /**
     * Each name once, with the time of its last upload. Those of MinIO are found only by {@link #discard}: it lists them by
     * their full name and no other way, and ends them by itself after a day.
     */
    @Override
    public List<Unfinished> unfinished() throws OperationFailed {
        Map<String, Instant> found = new TreeMap<>();
        for (MultipartUpload upload : uploads(place.prefix())) {
            place.name(upload.key()).ifPresent(name -> found.merge(name, begun(upload), S3Bucket::later));
        }
        return found.entrySet().stream()
                .map(one -> new Unfinished(one.getKey(), one.getValue()))
                .toList();
    }

    /** Where a server does not tell when, it may have been just now. */
    private Instant begun(MultipartUpload upload) {
        return upload.initiated() == null ? calls.now() : upload.initiated();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<MultipartUpload> uploads(String prefix) throws OperationFailed {
        return calls.ask(
                Attempt.listingUploads(place()),
                () -> new ArrayList<>(
                        client
                                .listMultipartUploadsPaginator(
                                        r -> r.bucket(place.bucket()).prefix(prefix))
                                .uploads()
                                .stream()
                                .toList()));
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(place.identity());
    }

    /** There is no limit to what fits. */
    @Override
    public OptionalLong free() {
        return OptionalLong.empty();
    }

    @Override
    public String toString() {
        return place();
    }
}
