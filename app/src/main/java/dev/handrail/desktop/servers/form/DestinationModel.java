package dev.handrail.desktop.servers.form;

import dev.handrail.desktop.servers.Field;
import dev.handrail.desktop.servers.SecretModel;
import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.server.Access;
import dev.handrail.server.Destination;
import dev.handrail.server.DestinationPlace;
import dev.handrail.server.InvalidProfile;
import dev.handrail.server.SecretRef;
import dev.handrail.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One destination of the form, with what each kind of place needs. */
public final class DestinationModel implements PartModel<Destination> {
    private static final String ANY = "any";

    private final String initialName;
    private final Field name;
    private final ObjectProperty<Kind> kind;
    private final Field folder;
    private final Field serverFolder;
    private final Field bucket;
    private final Field prefix;
    private final Field region;
    private final Field endpoint;
    private final ObjectProperty<Style> style;
    private final SecretModel accessKey;
    private final SecretModel secretKey;
    private final TrialModel trial = new TrialModel();

    /** What kind of place it is. */
    public enum Kind {
        FOLDER,
        SERVER_FOLDER,
        S3
    }

    /** Where an address names the bucket. */
    public enum Style {
        USUAL(null),
        PATH(true),
        HOST(false);

        private final @Nullable Boolean word;

        Style(@Nullable Boolean word) {
            this.word = word;
        }

        private static Style of(@Nullable Boolean word) {
            return word == null ? USUAL : word ? PATH : HOST;
        }
    }

    /** All of a server, of which each is asked for a place of its own. */
    static PartsModel<Destination, DestinationModel> all(List<Destination> before, Supplier<Access> access) {
        PartsModel<Destination, DestinationModel> all =
                new PartsModel<>(before, DestinationModel::new, DestinationModel::new);
        Runnable ask = () -> all.all().forEach(part -> part.alone(one -> taken(one, all.all(), access)));
        ask.run();
        all.all().subscribe(ask);
        return all;
    }

    private static Optional<String> taken(DestinationModel part, List<DestinationModel> all, Supplier<Access> access) {
        try {
            List<Destination> before = all.stream()
                    .takeWhile(other -> other != part)
                    .map(DestinationModel::build)
                    .toList();
            return DestinationPlace.taken(part.build(), before, access.get())
                    .map(other -> Words.of("form.destination.taken", other.name()));
        } catch (InvalidProfile e) {
            return Optional.empty(); // what is wrong is said where it stands
        }
    }

    /** A destination that is added. */
    DestinationModel() {
        this("", Kind.FOLDER, "", "", null);
    }

    DestinationModel(Destination before) {
        this(
                before.name(),
                switch (before) {
                    case Destination.Folder here -> Kind.FOLDER;
                    case Destination.ServerFolder there -> Kind.SERVER_FOLDER;
                    case Destination.S3 cloud -> Kind.S3;
                },
                before instanceof Destination.Folder here ? here.folder() : "",
                before instanceof Destination.ServerFolder there ? there.folder() : "",
                before instanceof Destination.S3 cloud ? cloud : null);
    }

    private DestinationModel(String name, Kind kind, String folder, String serverFolder, Destination.@Nullable S3 s3) {
        this.initialName = name;
        this.name = Field.of(name, text -> new Destination.Folder(text, ANY));
        this.kind = new SimpleObjectProperty<>(kind);
        this.folder = Field.of(folder, text -> Destination.Folder.at(ANY, text));
        this.serverFolder = Field.of(serverFolder, text -> Destination.ServerFolder.at(ANY, text));
        this.bucket = Field.of(s3 == null ? "" : s3.bucket(), text -> probe(text, "", null, null));
        this.prefix = Field.optional(s3 == null ? "" : s3.prefix(), text -> probe(ANY, text, null, null));
        this.region = Field.optional(text(s3 == null ? null : s3.region()), text -> probe(ANY, "", text, null));
        this.endpoint = Field.optional(text(s3 == null ? null : s3.endpoint()), text -> probe(ANY, "", null, text));
        this.style = new SimpleObjectProperty<>(Style.of(s3 == null ? null : s3.pathStyle()));
        this.accessKey = key(s3, s3 == null ? null : s3.accessKey());
        this.secretKey = key(s3, s3 == null ? null : s3.secretKey());
        accessKey.way().subscribe((was, now) -> together(accessKey, secretKey));
        secretKey.way().subscribe((was, now) -> together(secretKey, accessKey));
    }

    private static SecretModel key(Destination.@Nullable S3 s3, @Nullable SecretRef before) {
        return new SecretModel(s3 == null ? SecretWay.VAULT : SecretWay.of(before), before);
    }

    /** One key without the other opens nothing. */
    private static void together(SecretModel changed, SecretModel other) {
        boolean none = changed.way().get() == SecretWay.NONE;
        if (none != (other.way().get() == SecretWay.NONE)) {
            other.way().set(changed.way().get());
        }
    }

    /** Asks for a place of its own. */
    private void alone(Function<DestinationModel, Optional<String>> taken) {
        Stream.of(folder, serverFolder, bucket).forEach(field -> field.alsoCheck(text -> taken.apply(this)));
    }

    @Override
    public Field name() {
        return name;
    }

    /** What it was called before; empty where it is added. */
    String initialName() {
        return initialName;
    }

    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /** On this computer. */
    public Field folder() {
        return folder;
    }

    public Field serverFolder() {
        return serverFolder;
    }

    public Field bucket() {
        return bucket;
    }

    public Field prefix() {
        return prefix;
    }

    public Field region() {
        return region;
    }

    public Field endpoint() {
        return endpoint;
    }

    public ObjectProperty<Style> style() {
        return style;
    }

    public SecretModel accessKey() {
        return accessKey;
    }

    public SecretModel secretKey() {
        return secretKey;
    }

    /** How it came out when it was tried. */
    public TrialModel trial() {
        return trial;
    }

    @Override
    public StringExpression brief() {
        return StringExpression.stringExpression(kind.flatMap(now -> switch (now) {
            case FOLDER -> folder.text();
            case SERVER_FOLDER -> serverFolder.text();
            case S3 -> bucket.text();
        }));
    }

    @Override
    public boolean valid() {
        boolean fields = switch (kind.get()) {
            case FOLDER -> Stream.of(name, folder).map(Field::valid).reduce(true, Boolean::logicalAnd);
            case SERVER_FOLDER ->
                Stream.of(name, serverFolder).map(Field::valid).reduce(true, Boolean::logicalAnd);
            case S3 ->
                Stream.of(name, bucket, prefix, region, endpoint)
                        .map(Field::valid)
                        .reduce(true, Boolean::logicalAnd);
        };
        return kind.get() == Kind.S3 ? accessKey.valid() & secretKey.valid() & fields : fields;
    }

    @Override
    public Destination build() {
        return named(name.value());
    }

    /** The same under another name, such as the one under which its keys are kept. */
    Destination named(String called) {
        return switch (kind.get()) {
            case FOLDER -> new Destination.Folder(called, folder.value());
            case SERVER_FOLDER -> new Destination.ServerFolder(called, serverFolder.value());
            case S3 ->
                new Destination.S3(
                        called,
                        bucket.value(),
                        prefix.given().orElse(""),
                        region.given().orElse(null),
                        endpoint.given().orElse(null),
                        style.get().word,
                        accessKey.ref(),
                        secretKey.ref());
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Destination probe(String bucket, String prefix, @Nullable String region, @Nullable String endpoint) {
        return new Destination.S3(ANY, bucket, prefix, region, endpoint, null, null, null);
    }
}
