package dev.handrail.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a database's settings may lie where others read. */
class BesidesTest {
    private static Besides besides(@Nullable String role, String setting) {
        return new Besides(-1, null, null, List.of(new Besides.Setting(role, setting))).withoutSecrets();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.database_url=postgres://u:hush@h/d",
                "app.smtp_pwd=hush",
                "app.dsn=hush",
                "krb_server_keyfile=hush",
                "cluster_name=https://u:hush@h/",
                "primary_conninfo=host=h Password = hush"
            })
    void whatMayBeASecretIsOnlyNamed(String setting) {
        Besides besides = besides(null, setting);
        String name = setting.substring(0, setting.indexOf('='));
        assertThat(besides.settings()).containsExactly(new Besides.Setting(null, name));
        assertThat(besides.statements("d", "o")).noneMatch(each -> each.sql().contains("hush"));
        assertThat(besides.unsaid("d"))
                .containsExactly("ALTER DATABASE \"d\" SET " + StoredSetting.name(name) + " TO …");
    }

    @Test
    void theSecretOfARoleIsNotToBeSetForEverybody() {
        assertThat(besides("clerk", "app.pin=1").unsaid("d"))
                .containsExactly("ALTER ROLE \"clerk\" IN DATABASE \"d\" SET \"app\".\"pin\" TO …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work_mem=7MB", "search_path=\"$user\", public", "application_name=a@b"})
    void anyOtherSettingKeepsItsValue(String setting) {
        assertThat(besides(null, setting).settings()).containsExactly(new Besides.Setting(null, setting));
        assertThat(besides(null, setting).unsaid("d")).isEmpty();
    }
}
