package dev.handrail.desktop;

import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The offers as the palette has them, which is all of them: at once what needs no more than the server that is shown, and
 * by a sheet that asks what can be told more.
 */
record OfferItems(WindowActions actions, @Nullable Server shown) {
    /** What a script says and the window asks for by a sheet of its own. */
    private static final Set<String> FOR_SCRIPTS = Set.of("--accept-host-key");

    /** What the window has a place or a sheet of its own for, which asks better than any list of arguments. */
    private Optional<Runnable> own(String words) {
        return Optional.ofNullable(
                switch (words) {
                    case "server list" -> () -> actions.goTo(Place.FLEET);
                    case "server import" -> actions::importServers;
                    case "vault create", "vault change-passphrase" -> actions::changeVault;
                    case "vault unlock" -> actions::openVault;
                    case "settings show", "settings set" -> actions::settings;
                    case "vault lock" -> actions::lockVault;
                    default -> null;
                });
    }

    List<Item> all(List<Offer> offers) {
        List<Item> items = new ArrayList<>();
        for (Offer offer : offers) {
            Optional<Runnable> own = own(offer.words());
            if (own.isPresent()) {
                items.add(item(offer, offer.title(), own.get()));
            } else {
                atOnce(offer).ifPresent(items::add);
                if (!asked(offer).isEmpty()) {
                    items.add(item(offer, Words.of("palette.asks", offer.title()), () -> ask(offer)));
                }
            }
        }
        return items;
    }

    /** Where nothing is demanded, or only the server that is shown. */
    private Optional<Item> atOnce(Offer offer) {
        List<Argument> demanded =
                offer.arguments().stream().filter(Argument::required).toList();
        if (demanded.isEmpty()) {
            return Optional.of(item(offer, offer.title(), () -> actions.act(offer, new Arguments(Map.of()))));
        }
        Server server = shown;
        if (server == null || demanded.size() > 1 || demanded.getFirst().type() != Argument.Type.SERVER) {
            return Optional.empty();
        }
        Arguments given = Arguments.of(demanded.getFirst().name(), server.name());
        return Optional.of(
                item(offer, Words.of("palette.with", server.name(), offer.title()), () -> actions.act(offer, given)));
    }

    private static List<Argument> asked(Offer offer) {
        return offer.arguments().stream()
                .filter(argument -> !FOR_SCRIPTS.contains(argument.name()))
                .toList();
    }

    private void ask(Offer offer) {
        actions.ask(offer, asked(offer), shown == null ? "" : shown.name());
    }

    private static Item item(Offer offer, String name, Runnable action) {
        return new Item(name, offer.words(), Words.of("palette.do"), "", action);
    }
}
