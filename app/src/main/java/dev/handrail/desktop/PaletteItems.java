package dev.handrail.desktop;

import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.Argument;
import dev.handrail.operation.Arguments;
import dev.handrail.operation.Offer;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the palette knows at the moment: every server, every tab, and every offer that needs no more than a server. */
record PaletteItems(FrameModel model, WindowActions actions, Deeds deeds) {
    List<Item> all() {
        List<Item> items = new ArrayList<>();
        Server now = model.server().get();
        if (now != null) {
            model.tabs().forEach(tab -> items.add(tab(now, tab)));
            deeds.offers().stream().flatMap(offer -> item(offer, now)).forEach(items::add);
        }
        items.add(new Item(
                Words.of("fleet.title"),
                Words.of("palette.server"),
                Key.FLEET.words(),
                () -> model.place().set(Place.FLEET)));
        model.servers()
                .forEach(server -> items.add(
                        new Item(server.name(), Words.of("palette.server"), "", () -> model.goTo(server.name()))));
        items.addAll(everywhere());
        return items;
    }

    private List<Item> everywhere() {
        return List.of(
                item(Key.ADD, actions::addServer),
                new Item(Words.of("import.title"), Words.of("palette.do"), "", actions::importServers),
                item(Key.LOCK, actions::lockVault),
                item(Key.SETTINGS, actions::settings),
                item(Key.KEYS, actions::keys));
    }

    private static Item item(Key key, Runnable action) {
        return new Item(Words.of(key.key()), Words.of("palette.do"), key.words(), action);
    }

    private Item tab(Server server, Tab tab) {
        return new Item(
                Words.of("palette.with", server.name(), Words.of(tab.key())),
                Words.of("palette.tab"),
                "",
                () -> model.tab().set(tab));
    }

    /** An offer whose only demand is the server, which is the one that is shown. */
    private Stream<Item> item(Offer offer, Server server) {
        List<Argument> demanded =
                offer.arguments().stream().filter(Argument::required).toList();
        if (demanded.size() != 1 || demanded.getFirst().type() != Argument.Type.SERVER) {
            return Stream.empty();
        }
        String argument = demanded.getFirst().name();
        return Stream.of(new Item(
                Words.of("palette.with", server.name(), offer.title()),
                Words.of("palette.do"),
                "",
                () -> deeds.act(offer.words(), Arguments.of(argument, server.name()))));
    }
}
