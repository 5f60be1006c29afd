package dev.handrail.site.maintenance;

import dev.handrail.shell.Await;
import dev.handrail.shell.FreePort;
import dev.handrail.shell.RealSshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Debian's own web servers, each with a configuration and a port of its own, laid out as on a small server. */
final class WebServerRig implements AutoCloseable {
    private final Path folder;
    private final URI url;
    private @Nullable Process process;

    WebServerRig(Path folder) throws IOException {
        this.folder = folder;
        this.url = URI.create("http://127.0.0.1:" + FreePort.take() + "/");
        Files.createDirectories(folder.resolve("www"));
        Files.writeString(
                folder.resolve("www/index.html"),
                "<!DOCTYPE html><html lang=\"de\"><link rel=stylesheet href=style.css><body>Sign in");
        Files.writeString(folder.resolve("www/style.css"), "body{}");
        Files.createDirectories(folder.resolve("sites-available"));
        Files.createDirectories(folder.resolve("sites-enabled"));
    }

    URI url() {
        return url;
    }

    Path flag() {
        return folder.resolve("www/maintenance.html");
    }

    Path site() {
        return folder.resolve("sites-available/parish.conf");
    }

    /** The site as a person wrote it: with %1$d for the port, and %2$s for the folder of its files. */
    Path has(String text) throws IOException {
        Path link = folder.resolve("sites-enabled/parish.conf");
        Files.writeString(site(), text.formatted(url.getPort(), folder.resolve("www")));
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, site());
        }
        return site();
    }

    Path nginx() throws Exception {
        StringBuilder own = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            own.append("  %s_temp_path \"%s\";%n".formatted(kind, folder.resolve(kind)));
        }
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid "%1$s/pid";
                error_log "%1$s/errors";
                %2$s
                events {}
                http {
                  access_log off;
                %3$s  include "%1$s/sites-enabled/*";
                }
                """.formatted(
                        folder, RealSshd.user().equals("root") ? "user root;" : "", own));
        start(List.of(program("nginx"), "-e", folder.resolve("errors").toString(), "-c", config.toString()));
        return config;
    }

    /** With a folder of its own, as Debian has it for a second Apache. */
    Path apache() throws Exception {
        Path modules = Path.of("/usr/lib/apache2/modules");
        Path available = Files.createDirectories(folder.resolve("mods-available"));
        Path enabled = Files.createDirectories(folder.resolve("mods-enabled"));
        List<String> here = new ArrayList<>();
        for (String name : List.of("rewrite", "headers", "alias", "proxy", "proxy_http")) {
            Files.writeString(
                    available.resolve(name + ".load"),
                    "LoadModule " + name + "_module " + modules + "/mod_" + name + ".so\n");
        }
        for (String name : List.of("mpm_event", "authz_core", "dir", "mime")) {
            here.add("LoadModule " + name + "_module " + modules + "/mod_" + name + ".so");
        }
        for (String name : List.of("alias.load", "proxy.load", "proxy_http.load")) {
            Files.createSymbolicLink(enabled.resolve(name), Path.of("../mods-available", name));
        }
        Files.writeString(folder.resolve("envvars"), """
                export APACHE_RUN_DIR="%1$s/run" APACHE_LOCK_DIR="%1$s/run" APACHE_RUN_USER="%2$s"
                """.formatted(folder, RealSshd.user()));
        Files.createDirectories(folder.resolve("run/socks"));
        Path config = Files.writeString(folder.resolve("apache2.conf"), """
                ServerRoot "%1$s"
                ServerName localhost
                PidFile "%1$s/pid"
                ErrorLog "%1$s/errors"
                Mutex "file:%1$s/run"
                Listen 127.0.0.1:%2$d
                %3$s
                TypesConfig /dev/null
                IncludeOptional mods-enabled/*.load
                IncludeOptional sites-enabled/*.conf
                """.formatted(
                        folder,
                        url.getPort(),
                        String.join("\n", here) + (RealSshd.user().equals("root") ? "\nUser www-data" : "")));
        start(List.of(program("apache2"), "-d", folder.toString(), "-f", config.toString(), "-D", "FOREGROUND"));
        return config;
    }

    Path caddy() throws Exception {
        Path config =
                Files.writeString(folder.resolve("Caddyfile"), """
                {
                \tadmin 127.0.0.1:%d
                \tauto_https off
                \tstorage file_system "%s"
                }
                import sites-enabled/*
                """.formatted(FreePort.take(), folder.resolve("caddy")));
        start(List.of(program("caddy"), "run", "--adapter", "caddyfile", "--config", config.toString()));
        return config;
    }

    private void start(List<String> words) throws Exception {
        ProcessBuilder begin = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        begin.environment().put("XDG_CONFIG_HOME", folder.resolve("caddy").toString());
        Process started = begin.start();
        process = started;
        Await.until(words.getFirst() + " listens", () -> {
            if (!started.isAlive()) {
                throw new AssertionError(said());
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private String said() throws IOException {
        Path errors = folder.resolve("errors");
        return Files.readString(folder.resolve("said")) + (Files.exists(errors) ? Files.readString(errors) : "");
    }

    private static String program(String name) {
        return Stream.of("/usr/sbin/", "/usr/local/sbin/", "/usr/bin/")
                .map(place -> place + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + ": ./handrail test installs it."));
    }

    @Override
    public void close() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }
}
