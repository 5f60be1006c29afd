package dev.handrail.desktop;

import dev.handrail.desktop.frame.Actions;
import dev.handrail.desktop.frame.Frame;
import dev.handrail.desktop.frame.FrameModel;
import dev.handrail.desktop.frame.Lookout;
import dev.handrail.desktop.frame.SidebarModel;
import dev.handrail.desktop.running.Activities;
import dev.handrail.desktop.running.Activity;
import dev.handrail.desktop.running.ActivityBarModel;
import dev.handrail.desktop.settings.Settings;
import dev.handrail.desktop.settings.SettingsDeeds;
import dev.handrail.desktop.settings.SettingsFile;
import dev.handrail.desktop.settings.SettingsModel;
import dev.handrail.desktop.shared.Errands;
import dev.handrail.desktop.shared.Sheets;
import dev.handrail.desktop.shared.Ticker;
import dev.handrail.desktop.sheets.Deeds;
import dev.handrail.operation.AtOnce;
import dev.handrail.server.Server;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The window: puts frame, screens, sheets and keys together, and has them look for what is new while it is shown. */
public final class Window {
    private static final double NARROWEST = 960;
    private static final double LOWEST = 600;
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration FRAME = Duration.ofMillis(33);

    private static final Duration IDLE = Duration.ofSeconds(15);

    private final Desk desk;
    private final Sheets sheets;
    private final Errands errands;
    private final Lookout lookout;
    private final Activities activities;
    private final SettingsModel settings;
    private final FrameModel model;
    private final Deeds deeds;
    private final WindowActions actions;
    private final Tidings tidings;
    private final Frame frame;
    private Subscription dressing = Subscription.EMPTY;

    public Window(Desk desk, SettingsFile file, Settings atStart, Sheets sheets, Errands errands) {
        this.desk = desk;
        this.sheets = sheets;
        this.errands = errands;
        this.lookout = new Lookout(
                desk.servers(),
                desk.journal(),
                desk.catalogue(),
                desk.windows(),
                desk.sites().history(),
                errands,
                desk.clock());
        this.activities = new Activities(desk.runner()::start, errands, desk.clock());
        this.deeds = new Deeds(desk.offers(), desk.runner()::plan, activities, errands, sheets);
        this.settings = new SettingsModel(
                file, atStart, new SettingsDeeds(desk.offers(), new AtOnce(desk.runner())::run), errands, deeds::tell);
        this.model = new FrameModel(lookout.servers());
        this.actions = new WindowActions(desk, model, deeds, settings, sheets, errands);
        this.tidings = new Tidings(desk, deeds, errands, sheets);
        SidebarModel sidebar = new SidebarModel();
        lookout.standings().subscribe(standings -> sidebar.know(lookout.servers(), standings));
        this.frame = new Frame(
                model,
                sidebar,
                new ActivityBarModel(activities, desk.zone()),
                new WindowParts(desk, model, lookout, deeds, actions, errands),
                actions,
                desk.practised(),
                sheets,
                tidings.notices(),
                desk.zone());
        desk.whereabouts().trouble().ifPresent(tidings::notBrought);
        lookout.trouble().subscribe(tidings::trouble);
        lookout.news().subscribe(settings::lookAgain);
        activities.last().subscribe(this::measure);
        activities.last().subscribe(tidings::ended);
    }

    public FrameModel model() {
        return model;
    }

    public Frame frame() {
        return frame;
    }

    public Actions actions() {
        return actions;
    }

    public Deeds deeds() {
        return deeds;
    }

    public Activities activities() {
        return activities;
    }

    /** Tells the person of faults of our own from now on. */
    public void tellOf(Faults faults) {
        faults.tell(tidings::fault);
    }

    /** Looks once for what is new. */
    public void look() {
        lookout.look();
    }

    /** The scene of the window, dressed as the settings say. */
    public Scene scene() {
        frame.show();
        Scene scene = new Scene(frame.node());
        new Keys(frame, actions, sheets).bind(scene);
        dressing = new Dressing(settings).follow(scene);
        settings.now().subscribe(now -> desk.vault().lockAfter(now.lockAfter()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> desk.vault().touch());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> desk.vault().touch());
        return scene;
    }

    /** Shows it and keeps it up to date until it is closed. */
    public void show(Stage stage, Runnable onClosed) {
        stage.setScene(scene());
        BoundsFile remembered = new BoundsFile(desk.home());
        Bounds bounds = remembered
                .read()
                .orElseGet(() -> Bounds.usual(Screen.getPrimary().getVisualBounds()));
        bounds.place(stage, NARROWEST, LOWEST);
        WindowTitle title = new WindowTitle(model, lookout.maintenance(), desk.clock());
        title.follow(stage::setTitle);
        Ticker ticker = new Ticker(errands::inWindow);
        ticker.every(LOOK, () -> true, lookout::look);
        ticker.every(FRAME, activities::busy, activities::drain);
        ticker.every(IDLE, () -> true, desk.vault()::lockIfIdle);
        ticker.every(IDLE, () -> activities.running().isEmpty(), desk.vault()::forgetIfIdle);
        stage.setOnCloseRequest(new Closing(desk.runner(), deeds, sheets, errands, stage)::requested);
        stage.setOnHidden(event -> {
            ticker.close();
            remember(stage, bounds, remembered);
            close();
            onClosed.run();
        });
        lookout.look();
        tidings.lookBehind();
        stage.show();
    }

    /** Lets go of what outlives it, such as the theme of the system. */
    public void close() {
        frame.hide();
        dressing.unsubscribe();
    }

    /** Where it was not maximized it goes back to where it was before. Not to know it another time is no reason to complain. */
    private void remember(Stage stage, Bounds before, BoundsFile file) {
        Bounds now = Bounds.of(stage);
        Bounds kept = now.maximized() ? before.maximized(true) : now;
        errands.run(() -> file.write(kept), () -> {}, failed -> {});
    }

    /** Measures how far away a server is when something has just been done there, so that nobody is asked for anything. */
    private void measure(@Nullable Activity ended) {
        if (ended != null && ended.wentWell()) {
            Server server = ended.operation().server();
            errands.run(
                    () -> RoundTrip.measure(desk.shells(), server),
                    delay -> delay.ifPresent(time -> model.answered(server.name(), time)),
                    failed -> {});
        }
    }
}
