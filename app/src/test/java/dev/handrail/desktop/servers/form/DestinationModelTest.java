package dev.handrail.desktop.servers.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.servers.SecretWay;
import dev.handrail.desktop.servers.form.DestinationModel.Kind;
import dev.handrail.desktop.servers.form.DestinationModel.Style;
import dev.handrail.server.Destination;
import dev.handrail.server.SecretRef;
import dev.handrail.words.OperationFailed;
import org.junit.jupiter.api.Test;

class DestinationModelTest {
    private final DestinationModel fresh = new DestinationModel();

    @Test
    void aBucketIsSetUp() {
        fresh.name().text().set("cloud");
        fresh.kind().set(Kind.S3);
        fresh.bucket().text().set("chms-backups");
        fresh.prefix().text().set("database/");
        fresh.region().text().set("eu-west-1");
        fresh.endpoint().text().set("https://s3.example.org");
        fresh.style().set(Style.HOST);
        fresh.secretKey().way().set(SecretWay.ENV);
        fresh.secretKey().detail().text().set("S3_SECRET");

        assertThat(fresh.valid()).isTrue();
        assertThat(fresh.build())
                .isEqualTo(new Destination.S3(
                        "cloud",
                        "chms-backups",
                        "database/",
                        "eu-west-1",
                        "https://s3.example.org",
                        false,
                        new SecretRef.Vault(),
                        new SecretRef.Env("S3_SECRET")));
    }

    @Test
    void onlyTheFieldsOfTheChosenKindHaveToBeRight() {
        fresh.name().text().set("there");
        fresh.endpoint().text().set("s3.example.org");
        assertThat(fresh.endpoint().problem().get()).contains("begins with http://");
        assertThat(fresh.valid()).isFalse();

        fresh.kind().set(Kind.SERVER_FOLDER);
        fresh.serverFolder().text().set("/var/backups");
        assertThat(fresh.valid()).isTrue();
        assertThat(fresh.build()).isEqualTo(new Destination.ServerFolder("there", "/var/backups"));
    }

    @Test
    void oneKeyWithoutTheOtherOpensNothing() {
        fresh.accessKey().way().set(SecretWay.NONE);
        assertThat(fresh.secretKey().way().get()).isEqualTo(SecretWay.NONE);

        fresh.secretKey().way().set(SecretWay.ASK);
        assertThat(fresh.accessKey().way().get()).isEqualTo(SecretWay.ASK);
    }

    @Test
    void howATrialCameOutIsSaidInWords() {
        fresh.trial().begun();
        assertThat(fresh.trial().state().get()).isEqualTo(TrialModel.State.RUNNING);
        fresh.trial().well("in 0.4 s, at 14:32:10");
        assertThat(fresh.trial().words().get())
                .isEqualTo(
                        "It works: a small object was written, read back, compared and removed in 0.4 s, at 14:32:10.");

        fresh.trial()
                .failed(OperationFailed.failed("The bucket does not take the key")
                        .cameBack("403")
                        .next("Type it again.")
                        .build());
        assertThat(fresh.trial().state().get()).isEqualTo(TrialModel.State.FAILED);
        assertThat(fresh.trial().words().get()).contains("does not take the key", "403", "Type it again.");
    }
}
