package dev.handrail.storage;

import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the SDK's clients as we want them: told everything, so that they look for nothing on this computer. */
record S3Clients(
        S3Place place,
        AwsCredentialsProvider keys,
        S3Settings settings,
        SdkHttpClient http,
        ScheduledExecutorService timer) {
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .credentialsProvider(keys)
                .region(Region.of(place.region()))
                .serviceConfiguration(dialect())
                // The newer checksums are sent in a way that R2, older MinIO and others refuse; we send Content-MD5.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(limits());
        if (place.endpoint() != null) {
            builder.endpointOverride(place.endpoint());
        }
        return builder.build();
    }

    S3Presigner presigner() {
        S3Presigner.Builder builder = S3Presigner.builder()
                .credentialsProvider(keys)
                .region(Region.of(place.region()))
                .serviceConfiguration(dialect());
        if (place.endpoint() != null) {
            builder.endpointOverride(place.endpoint());
        }
        return builder.build();
    }

    private S3Configuration dialect() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(place.pathStyle())
                .chunkedEncodingEnabled(false)
                // To ask first whether a part may come costs a round trip each; bucket and key have been tried by then.
                .expectContinueEnabled(false)
                .build();
    }

    private ClientOverrideConfiguration limits() {
        return ClientOverrideConfiguration.builder()
                .defaultProfileFile(ProfileFile.aggregator().build())
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                .apiCallTimeout(settings.answer())
                .scheduledExecutorService(timer)
                .build();
    }
}
