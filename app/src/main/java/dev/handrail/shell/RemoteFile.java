package dev.handrail.shell;

import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;

/** A small file on a machine, read and written through its shell, since not every machine offers SFTP. */
final class RemoteFile {
    private final Shell shell;
    private final String path;

    RemoteFile(Shell shell, String path) {
        this.shell = shell;
        this.path = path.startsWith("-") ? "./" + path : path;
    }

    byte[] read(int atMost) throws OperationFailed {
        Result result = shell.run(Command.of("head", "-c", String.valueOf(atMost + 1L), path));
        if (!result.good()) {
            throw failed(Words.of("shell.read", path), result);
        }
        if (result.output().length > atMost) {
            throw OperationFailed.failed(Words.of("shell.read", path))
                    .on(shell.where())
                    .cameBack(Words.of("shell.read.big", atMost))
                    .next(Words.of("shell.read.big.next"))
                    .build();
        }
        return result.output();
    }

    void write(byte[] content, int mode) throws OperationFailed {
        Command command =
                ScriptText.command("write-file.sh", path, String.format("%04o", mode), String.valueOf(content.length));
        Result result = shell.run(command, content);
        if (!result.good()) {
            throw failed(Words.of("shell.write", path), result);
        }
    }

    private OperationFailed failed(String tried, Result result) {
        return OperationFailed.failed(tried)
                .on(shell.where())
                .cameBack(result.exit().errorText())
                .next(Words.of("shell.file.next"))
                .build();
    }
}
