package dev.handrail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and addresses of machines: what is half of one is refused where it is written, not where it is dialled. */
class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "9.9.9.9, 9.9.9.9",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void anAddressIsReadWholeAndNobodyIsAskedForIt(String written, String shown) {
        assertThat(IpAddress.of(written)).map(InetAddress::getHostAddress).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "9",
                "9.9",
                "9.9.9",
                "9.9.9.",
                ".9.9.9",
                "9.9.9.9.9",
                "256.0.0.1",
                "1.2.3.999",
                "1.2.3.4 ",
                "0x7f.0.0.1",
                "1.2.3.a",
                "example.org",
                "localhost",
                ":",
                ":::",
                "1::2::3",
                "10.0.0.1:22",
                "[::1]",
                "::1/64",
                "::g",
                "٩.9.9.9"
            })
    void whatIsHalfOfAnAddressOrMoreThanOneIsNone(String written) {
        assertThat(IpAddress.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "0123",
                "9",
                "a",
                "2001:db8::7",
                "::",
                "10.0.0.1",
                "x-1.y_2",
                "3com.example",
                "1.2.3.4.nip.io"
            })
    void whatCanBeDialledIsAHost(String host) {
        assertThat(ssh(host, null).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:22",
                "beef:22",
                ":",
                "1:2",
                "9.9.9",
                "10.0.0",
                "300.1.1.1",
                "10.0.0.1.",
                ".5",
                "a:b",
                "[::1]:22"
            })
    void aPortBehindAHostOrHalfOfAnAddressIsRefused(String host) {
        assertThatThrownBy(() -> ssh(host, null))
                .isInstanceOfSatisfying(
                        InvalidProfile.class, e -> assertThat(e.key()).isEqualTo("host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:1", "a:65535", "u@a:22,b,[2001:db8::1]:2222", "u@[::1]"})
    void theWayThereIsTakenHopByHop(String jump) {
        assertThatCode(() -> ssh("h", jump)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0", "300.1.1.1", "10.0.0.1.", "[::1::2]", "a,9.9.9:22", "u@[1.2.3]"})
    void whatCannotBeDialledIsNoHostOnTheWayEither(String jump) {
        assertThatThrownBy(() -> Hop.reachable("jump", jump))
                .isInstanceOfSatisfying(
                        InvalidProfile.class, e -> assertThat(e.key()).isEqualTo("jump"));
        assertThatCode(() -> ssh("h", jump)).as("as it is stored").doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:0", "a:65536", "a:99999", "a,b:0", "a:22,b:70000,c", "[::1]:0"})
    void aPortThatIsNoneOnTheWayIsRefused(String jump) {
        assertThatThrownBy(() -> ssh("h", jump))
                .isInstanceOfSatisfying(
                        InvalidProfile.class, e -> assertThat(e.key()).isEqualTo("jump"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.1", "192.0.2.0/24", "0.0.0.0/0", "10.0.0.0/32", "::1", "2001:db8::/32", "::/0", "::/128"
            })
    void aNetworkIsAnAddressWithAsManyBitsAsItHas(String network) {
        assertThat(laravel(network).allow()).containsExactly(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f",
                "9.9.9",
                "9.9.9/8",
                "192.0.2.0/33",
                "192.0.2.0/",
                "/8",
                "::/129",
                "::/1000",
                "example.org",
                "1.2.3.4/a",
                "1.2.3.4/8/8",
                "1.2.3.4/-1"
            })
    void whatIsNoNetworkIsNotLetPastThePage(String network) {
        assertThatThrownBy(() -> laravel(network))
                .isInstanceOfSatisfying(
                        InvalidProfile.class, e -> assertThat(e.key()).isEqualTo("allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.9", "2620:fe::fe", "127.0.0.1:5353", "[::1]:53"})
    void whoIsAskedForNamesIsKnownByAnAddress(String resolver) {
        assertThat(new Site.NameRule(false, List.of(resolver)).resolvers()).containsExactly(resolver);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9.9.9", "dns.example.org", "9.9.9.9:0", "9.9.9.9:65536", "[9.9.9]:53", "9.9.9.9:", "[::1]", ""})
    void whoHasNoAddressCannotBeAsked(String resolver) {
        assertThatThrownBy(() -> new Site.NameRule(false, List.of(resolver))).isInstanceOf(InvalidProfile.class);
    }

    @ParameterizedTest
    @CsvSource({"~//etc/passwd, /home/deploy/etc/passwd", "~///, /home/deploy", "~/a//b, /home/deploy/a/b"})
    void whatStandsBehindTheHomeNeverLeavesIt(String written, Path meant) {
        assertThat(UserPath.of(written, Path.of("/home/deploy"))).isEqualTo(meant);
    }

    @Test
    void anAddressOfASiteIsOneOnlyWhereItIsWhole() {
        assertThat(site("https://192.0.2.1/").address()).isPresent();
        assertThat(site("https://[2001:db8::1]:8443/").address()).isPresent();
        assertThat(site("https://example.org/").address()).isEmpty();
        assertThat(site("https://[2001:db8::1]/").host()).isEqualTo("2001:db8::1");
    }

    private static Site site(String url) {
        return new Site("public", java.net.URI.create(url), Site.Expect.ANYTHING, null);
    }

    private static LaravelDown laravel(String network) {
        return new LaravelDown(List.of(network), null, null, null, null, false);
    }

    private static Access.Ssh ssh(String host, @Nullable String jump) {
        return new Access.Ssh(host, 22, "u", null, null, false, jump, Sudo.NONE);
    }
}
