package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the page lies is read from the settings of a checkout, and not guessed. */
class CapistranoFileTest {
    private static final String PAGE = "/shared/public/system/maintenance.html";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set :deploy_to, '/srv/space'                               | /srv/space",
                "  set :deploy_to, \"/srv/space\"  # where it lies          | /srv/space",
                "set(:deploy_to, '/srv/space')                              | /srv/space",
                "set :deploy_to, -> { \"/srv/#{fetch(:stage)}\" }           | /srv/production",
                "set :deploy_to, \"/srv/#{fetch :stage}\"                   | /srv/production",
                "set :application, 'space'                                  | /var/www/space",
                "set :application, :space                                   | /var/www/space",
                "set :deploy_to, '/srv/a'; | ",
                "set :deploy_to, \"/srv/#{`hostname`}\"                     | ",
                "set :deploy_to, File.join('/srv', 'a')                     | ",
                "set :deploy_to, '/srv/' + name                             | ",
                "set :deploy_to, 'relative'                                 | ",
                "set :deploy_to, \"#{fetch(:deploy_to)}/a\"                 | ",
                "# set :deploy_to, '/srv/space'                             | "
            })
    void whatIsSaidInPlainWordsIsTaken(String line, String folder) {
        assertThat(CapistranoFile.in(line, "production"))
                .isEqualTo(Optional.ofNullable(folder).map(known -> known + PAGE));
    }

    @Test
    void theTaskMayBeToldToWriteElsewhereAndTheStageComesLast() {
        String all = "set :application, 'space'\nset :maintenance_basename, 'closed'\nset :deploy_to, '/srv/all'\n";
        assertThat(CapistranoFile.in(all, "live")).contains("/srv/all/shared/public/system/closed.html");
        String stage = "set :deploy_to, '/srv/live'\nset :maintenance_dirname, -> { \"#{shared_path}/system\" }\n";
        assertThat(CapistranoFile.in(all + stage, "live")).contains("/srv/live/shared/system/closed.html");
        assertThat(CapistranoFile.in(all + "set :maintenance_dirname, '/srv/www'\n", "live"))
                .contains("/srv/www/closed.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "server 'example.org'", "set :deploy_to", "set :maintenance_basename, ask(:it)"})
    void whatDoesNotSayItIsNotGuessed(String text) {
        assertThat(CapistranoFile.in(text, "production")).isEmpty();
    }
}
