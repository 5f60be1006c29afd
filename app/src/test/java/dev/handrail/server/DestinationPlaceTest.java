package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which destinations are one place, as far as it can be told without asking anybody. */
class DestinationPlaceTest {
    private static final Access HERE = new Access.ThisComputer(Sudo.NONE);
    private static final Access FAR = new Access.Ssh("example.org", 22, "deploy", null, null, false, null, Sudo.NONE);

    private static Destination folder(String folder) {
        return new Destination.Folder("a", folder.replace("HOME", System.getProperty("user.home")));
    }

    private static Destination there(String folder) {
        return new Destination.ServerFolder("b", folder.replace("HOME", System.getProperty("user.home")));
    }

    private static Destination s3(String bucket, @Nullable String prefix, @Nullable String endpoint) {
        return new Destination.S3("c", bucket, prefix == null ? "" : prefix, null, endpoint, null, null, null);
    }

    private static boolean same(Destination one, Destination other, Access access) {
        return DestinationPlace.taken(other, List.of(one), access).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "~/B, HOME/B, true",
        "/srv/b, /srv/b/, true",
        "/srv/./x/../b, /srv//b, true",
        "~, HOME, true",
        "/srv/b, /srv/B, false",
        "/srv/b, /srv/b/c, false"
    })
    void foldersHere(String one, String other, boolean same) {
        assertThat(same(folder(one), folder(other), FAR)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "backups, ~/backups, true",
        "/srv/b, /srv//b/./, true",
        "/srv/b, /srv/././b/., true",
        "/, //, true",
        "/srv/b, srv/b, false",
        "~/b, ~other/b, false"
    })
    void foldersOnTheServer(String one, String other, boolean same) {
        assertThat(same(there(one), there(other), FAR)).isEqualTo(same);
    }

    @Test
    void aFolderOfTheServerIsOneOfThisComputerWhereTheServerIs() {
        assertThat(same(folder("~/b"), there("b"), HERE)).isTrue();
        assertThat(same(folder("/srv/b"), there("/srv/b/"), HERE)).isTrue();
        assertThat(same(folder("/srv/b"), there("/srv/b"), FAR)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "p, , p/, , true",
        "/p/, , p, , true",
        "p, , q, , false",
        "p, https://s3.eu-west-1.amazonaws.com, p, , true",
        "p, https://s3.example.org, p, https://S3.example.org:443/, true",
        "p, https://s3.example.org, p, https://s3.example.org:9000, false",
        "p, https://s3.example.org, p, , false",
        "p, https://gw.example.org/one, p, https://gw.example.org/two, false",
        "p, https://gw.example.org/one, p, https://gw.example.org/One, false",
        "p, https://gw.example.org/one, p, https://gw.example.org, false",
        "p, https://gw.example.org/one/, p, https://gw.example.org:443/one, true",
        "p, https://s3.amazonaws.com/one, p, , true",
        ", , , , true"
    })
    void buckets(
            @Nullable String prefix,
            @Nullable String endpoint,
            @Nullable String otherPrefix,
            @Nullable String otherEndpoint,
            boolean same) {
        Destination one = s3("parish", prefix, endpoint);
        assertThat(same(one, s3("parish", otherPrefix, otherEndpoint), FAR)).isEqualTo(same);
        assertThat(same(one, s3("other", otherPrefix, otherEndpoint), FAR)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "~/…"})
    void whatIsToBeFilledInIsNoPlaceYet(String open) {
        assertThat(same(folder(open), folder(open), HERE)).isFalse();
        assertThat(same(s3("x", open, null), s3("x", open, null), HERE)).isFalse();
    }
}
