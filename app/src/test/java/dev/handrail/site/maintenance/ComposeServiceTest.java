package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which service of a compose project a container runs: that of the database is not stopped, and any other is. */
class ComposeServiceTest {
    @ParameterizedTest
    @CsvSource({
        "app-db-1, db, true",
        "app-db-1, app-db, true",
        "app-db-1, app, false",
        "app-db-1, a, false",
        "app_db_12, db, true",
        "app_db_12, app, false",
        "parish-store, store, true",
        "store, store, true",
        "store-1, store, true",
        "bookstore-1, store, false",
        "my.store-1, my.store, true",
        "my-store-1, my.store, false",
        "store-1-web-1, store, false"
    })
    void aServiceIsKnownByTheEndOfItsContainersName(String container, String service, boolean runs) {
        assertThat(ComposeLever.runs(container, service)).isEqualTo(runs);
    }
}
