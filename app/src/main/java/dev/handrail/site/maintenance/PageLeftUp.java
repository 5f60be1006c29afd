package dev.handrail.site.maintenance;

import dev.handrail.operation.Cleaner;
import dev.handrail.operation.Leftover;
import dev.handrail.server.Server;
import dev.handrail.vault.SecretNames;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** Takes down a maintenance page that was put up, and not seen to be up. */
public final class PageLeftUp implements Cleaner {
    static final String KIND = "maintenance page";
    /** Whether it is to be seen from outside that it is gone. */
    static final String SEEN = "seen";

    private final SwitchMeans means;

    public PageLeftUp(SwitchMeans means) {
        this.means = means;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Whoever left it up may have kept its token for this. */
    @Override
    public void clean(Leftover leftover) throws OperationFailed {
        try {
            takeDown(leftover);
        } finally {
            means.apis().secrets().forget(SecretNames.switchToken(leftover.server()));
        }
    }

    private void takeDown(Leftover leftover) throws OperationFailed {
        Server server = means.servers()
                .named(leftover.server())
                .orElseThrow(() -> OperationFailed.refused(Words.of("switching.off.removed", leftover.server()))
                        .next(Words.of("switching.off.removed.next"))
                        .build());
        Notice notice = NoticeText.read(leftover.details().getOrDefault("notice", ""))
                .orElseThrow(() -> OperationFailed.refused(Words.of("switching.off.unread"))
                        .next(Words.of("switching.off.unread.next"))
                        .build());
        String kind = leftover.details().getOrDefault("switch", "");
        Turn turn = new Turn(means, new SwitchChoice(means, server).thrown(kind));
        if (Boolean.parseBoolean(leftover.details().get(SEEN))) {
            turn.undoSeen(notice);
        } else {
            turn.undo(notice);
        }
    }
}
