package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which project of Cloudflare Pages a host is of. */
class PagesDomainTest {
    @ParameterizedTest
    @CsvSource({
        "closed.pages.dev, closed.pages.dev, true",
        "Closed.Pages.dev, closed.pages.dev, true",
        "main.closed.pages.dev, closed.pages.dev, true",
        "notclosed.pages.dev, closed.pages.dev, false",
        "closed.pages.dev, main.closed.pages.dev, false",
        "closed.pages.dev, '', false",
        "closed.pages.dev, -, false"
    })
    void aProjectAnswersByItsOwnNameAndThoseOfItsBranches(String page, String subdomain, boolean is) {
        assertThat(PagesDomain.isOf(page, subdomain)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"closed.pages.dev, true", "a.CLOSED.PAGES.DEV, true", "pages.dev, false", "closed.pages.dev.org, false"
    })
    void aHostOfPagesIsKnownByItsEnd(String host, boolean is) {
        assertThat(PagesDomain.is(host)).isEqualTo(is);
    }
}
