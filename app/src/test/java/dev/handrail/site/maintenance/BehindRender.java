package dev.handrail.site.maintenance;

import dev.handrail.server.Access;
import dev.handrail.server.SecretRef;
import dev.handrail.server.Server;
import dev.handrail.server.Sudo;
import dev.handrail.server.Switch;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a site at Render, of which a stand-in turns the maintenance mode on and off. */
abstract class BehindRender {
    @TempDir
    Path folder;

    RenderStandIn render;
    FlagSite site;
    SwitchRig rig;

    @BeforeEach
    void open() throws Exception {
        Path flag = folder.resolve("flag");
        render = new RenderStandIn(flag);
        site = new FlagSite(flag);
        rig = made();
    }

    /** The program, with what it knows of them. */
    abstract SwitchRig made() throws Exception;

    @AfterEach
    void close() {
        rig.close();
        site.close();
        render.close();
    }

    Server looksAfter(@Nullable String page, SecretRef token, URI address) {
        return rig.knows(
                new Access.ThisComputer(Sudo.NONE), new Switch.Render(RenderStandIn.SERVICE, page, token), address);
    }
}
