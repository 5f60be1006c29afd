package dev.handrail.desktop;

import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Key;
import dev.handrail.desktop.frame.Place;
import dev.handrail.desktop.frame.Tab;
import dev.handrail.desktop.palette.PaletteModel.Item;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.server.Server;
import dev.handrail.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What the palette knows at the moment: every server, every tab, and every offer. */
record PaletteItems(FrameModel model, WindowActions actions, Deeds deeds) {
    List<Item> all() {
        List<Item> items = new ArrayList<>();
        Server now = model.server().get();
        if (now != null) {
            model.tabs().forEach(tab -> items.add(tab(now, tab)));
        }
        items.addAll(new OfferItems(actions, now).all(deeds.offers()));
        items.add(new Item(
                Words.of("fleet.title"),
                "",
                Words.of("palette.server"),
                Key.FLEET.words(),
                () -> model.place().set(Place.FLEET)));
        model.servers()
                .forEach(server -> items.add(
                        new Item(server.name(), "", Words.of("palette.server"), "", () -> model.goTo(server.name()))));
        if (now != null) {
            items.add(item(Key.OPEN_GUIDE, () -> actions.openGuide(now)));
        }
        items.addAll(everywhere());
        return items;
    }

    private List<Item> everywhere() {
        return List.of(
                new Item(Words.of("practice.start"), "practice", Words.of("palette.do"), "", actions::practise),
                item(Key.ADD, actions::addServer),
                item(Key.SETTINGS, actions::settings),
                item(Key.KEYS, actions::keys));
    }

    private static Item item(Key key, Runnable action) {
        return new Item(Words.of(key.key()), "", Words.of("palette.do"), key.words(), action);
    }

    private Item tab(Server server, Tab tab) {
        return new Item(
                Words.of("palette.with", server.name(), Words.of(tab.key())),
                "",
                Words.of("palette.tab"),
                "",
                () -> model.tab().set(tab));
    }
}
