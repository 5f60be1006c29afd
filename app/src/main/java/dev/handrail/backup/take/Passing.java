package dev.handrail.backup.take;

import dev.handrail.backup.Target;
import dev.handrail.backup.source.Flow;
import dev.handrail.words.OperationFailed;
import java.util.List;
import java.util.function.Consumer;

/** Reads the bytes of a source to this computer and sends them on from here, to as many destinations as there are. */
final class Passing implements Delivery {
    private final Fan fan;
    private final Stream stream;
    private final Stream.Sealing sealing;
    private final Consumer<Fan> reading;

    /** @param reading done when the reading begins */
    Passing(Fan fan, Stream stream, Stream.Sealing sealing, Consumer<Fan> reading) {
        this.fan = fan;
        this.stream = stream;
        this.sealing = sealing;
        this.reading = reading;
    }

    @Override
    public void begin() throws OperationFailed {
        fan.begin();
    }

    @Override
    public Stream.Streamed through(Flow flow) throws OperationFailed {
        reading.accept(fan);
        return stream.through(flow, fan, sealing);
    }

    @Override
    public void commit(byte[] manifest) throws OperationFailed {
        fan.commit(manifest);
    }

    @Override
    public List<Target> stored() {
        return fan.stored();
    }

    @Override
    public List<Lost> lost() {
        return fan.lost().stream()
                .map(branch -> new Lost(branch.target(), branch.why(), branch.slow()))
                .toList();
    }

    @Override
    public void close() throws OperationFailed {
        fan.close();
    }
}
