package dev.handrail.practice;

import java.util.List;

/** What goes wrong in an application like the parish's, one kind for each cause that a log is sorted by. */
enum Trouble {
    DATABASE(
            "Illuminate\\Database\\QueryException",
            "SQLSTATE[08006] [7] connection to server at \"127.0.0.1\", port 5432 failed: FATAL:  remaining connection"
                    + " slots are reserved (SQL: select * from \"members\" where \"family_id\" = 412)",
            "vendor/laravel/framework/src/Illuminate/Database/Connection.php(829)",
            "app/Http/Controllers/MemberController.php(57)"),
    MAIL(
            "Symfony\\Component\\Mailer\\Exception\\TransportException",
            "Failed to authenticate on SMTP server with username \"office@example.org\": Expected response code \"235\""
                    + " but got code \"535\", with message \"535 5.7.8 Authentication failed\"",
            "vendor/symfony/mailer/Transport/Smtp/EsmtpTransport.php(215)",
            "app/Jobs/SendNewsletter.php(38)"),
    OBJECT_STORAGE(
            "Aws\\S3\\Exception\\S3Exception",
            "Error executing \"PutObject\" on \"https://parish-uploads.s3.example.org/documents/04/consent-0291.pdf\";"
                    + " AWS HTTP error: 403 Forbidden SignatureDoesNotMatch",
            "vendor/aws/aws-sdk-php/src/WrappedHttpHandler.php(195)",
            "app/Services/DocumentStore.php(91)"),
    SIGN_IN(
            "GuzzleHttp\\Exception\\ClientException",
            "Google sign-in failed: `POST https://oauth2.googleapis.com/token` resulted in a `400 Bad Request` response:"
                    + " {\"error\": \"invalid_grant\"}",
            "vendor/guzzlehttp/guzzle/src/Exception/RequestException.php(113)",
            "vendor/laravel/socialite/src/Two/GoogleProvider.php(71)"),
    API(
            "Error",
            "GET /api/attendance/export 500: Call to a member function format() on null",
            "app/Http/Controllers/AttendanceController.php(144)",
            "vendor/laravel/framework/src/Illuminate/Routing/Controller.php(54)"),
    PDF(
            "Symfony\\Component\\Process\\Exception\\ProcessFailedException",
            "PDF rendering failed: Playwright: browserType.launch: Executable doesn't exist at"
                    + " /var/www/.cache/ms-playwright/chromium-1148/chrome-linux/chrome",
            "vendor/symfony/process/Process.php(269)",
            "app/Services/CertificatePdf.php(63)");

    private static final String ROOT = "/var/www/parish/";
    private final String thrown;
    private final String message;
    private final List<String> frames;

    Trouble(String thrown, String message, String... frames) {
        this.thrown = thrown;
        this.message = message;
        this.frames = List.of(frames);
    }

    String message() {
        return message;
    }

    /** The entry with its stack trace, over several lines as Laravel writes it. */
    String entry() {
        String escaped = message.replace("\"", "\\\"");
        StringBuilder text = new StringBuilder(message)
                .append(" {\"exception\":\"[object] (")
                .append(thrown.replace("\\", "\\\\"))
                .append("(code: 0): ")
                .append(escaped)
                .append(" at ")
                .append(ROOT)
                .append(frames.getFirst().replace('(', ':').replace(")", ""))
                .append(")\n[stacktrace]\n");
        for (int i = 0; i < frames.size(); i++) {
            text.append('#')
                    .append(i)
                    .append(' ')
                    .append(ROOT)
                    .append(frames.get(i))
                    .append(": handle()\n");
        }
        return text.append('#').append(frames.size()).append(" {main}\n\"} ").toString();
    }
}
