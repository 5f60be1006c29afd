package dev.handrail.storage;

import dev.handrail.words.Words;

/**
 * Something asked of a bucket.
 *
 * @param tried in words, for when it fails
 * @param permission what a key must be permitted for it, as Amazon calls it
 */
record Attempt(String tried, String permission) {
    static Attempt reading(String what) {
        return new Attempt(Words.of("storage.failed.read", what), "s3:GetObject");
    }

    static Attempt listing(String what) {
        return new Attempt(Words.of("storage.failed.read", what), "s3:ListBucket");
    }

    static Attempt listingUploads(String what) {
        return new Attempt(Words.of("storage.failed.read", what), "s3:ListBucketMultipartUploads");
    }

    static Attempt looking(String what) {
        return new Attempt(Words.of("storage.failed.begin", what), "s3:ListBucket");
    }

    static Attempt beginning(String what) {
        return new Attempt(Words.of("storage.failed.begin", what), "s3:PutObject");
    }

    static Attempt writing(String what) {
        return new Attempt(Words.of("storage.failed.write", what), "s3:PutObject");
    }

    static Attempt finishing(String what) {
        return new Attempt(Words.of("storage.failed.commit", what), "s3:PutObject");
    }

    static Attempt checking(String what) {
        return new Attempt(Words.of("storage.failed.commit", what), "s3:GetObject");
    }

    static Attempt removing(String what) {
        return new Attempt(Words.of("storage.failed.delete", what), "s3:DeleteObject");
    }

    static Attempt aborting(String what) {
        return new Attempt(Words.of("storage.failed.delete", what), "s3:AbortMultipartUpload");
    }
}
