package dev.handrail.profile;

import dev.handrail.server.Server;
import dev.handrail.server.Switch;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** How the maintenance page of a server is put up and taken down by hand. */
record SwitchReference(Server server, String where) {
    List<Reference.Line> lines() {
        return switch (server.maintenance()) {
            case Switch.FlagFile flag ->
                both(
                        where,
                        Reference.words(List.of("touch", flag.file())),
                        Reference.words(List.of("rm", flag.file())));
            case Switch.Artisan artisan -> artisan(artisan);
            case Switch.Capistrano capistrano ->
                both(
                        capistrano.on() == Switch.Place.SERVER ? where : Reference.here(),
                        cap(capistrano, "maintenance:enable"),
                        cap(capistrano, "maintenance:disable"));
            case Switch.Compose compose -> both(where, compose(compose, "stop"), compose(compose, "start"));
            case Switch.Commands commands ->
                both(where, Reference.words(commands.on()), Reference.words(commands.off()));
            // Their switches lie at somebody else's, where no command by hand leads.
            case Switch.Dns dns -> List.of();
            case Switch.Render render -> List.of();
            case Switch.Several several ->
                several.all().stream()
                        .flatMap(one -> new SwitchReference(server.throwing(one), where).lines().stream())
                        .toList();
            case null -> List.of();
        };
    }

    private List<Reference.Line> artisan(Switch.Artisan artisan) {
        List<String> down = new ArrayList<>(List.of("php", "artisan", "down"));
        if (artisan.retry() != null) {
            down.add("--retry=" + artisan.retry());
        }
        List<Reference.Line> lines = new ArrayList<>(both(
                where,
                Reference.in(artisan.directory(), down),
                Reference.in(artisan.directory(), List.of("php", "artisan", "up"))));
        lines.add(new Reference.Line(
                Words.of("reference.caches"),
                where,
                Reference.in(artisan.directory(), List.of("php", "artisan", "optimize"))));
        return lines;
    }

    private static String cap(Switch.Capistrano capistrano, String task) {
        return Reference.in(capistrano.directory(), List.of("cap", capistrano.stage(), task));
    }

    private String compose(Switch.Compose compose, String verb) {
        String tool = compose.tool() == null
                ? DatabaseReference.tool(server)
                : compose.tool().word();
        List<String> command = new ArrayList<>(List.of(tool, "compose", verb));
        command.addAll(compose.services());
        return Reference.in(compose.directory(), command);
    }

    private static List<Reference.Line> both(String where, String on, String off) {
        return List.of(
                new Reference.Line(Words.of("reference.switch.on"), where, on),
                new Reference.Line(Words.of("reference.switch.off"), where, off));
    }
}
