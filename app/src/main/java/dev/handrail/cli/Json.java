package dev.handrail.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What scripts read: times in RFC 3339, durations in milliseconds. */
public final class Json {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(Duration.class, new Millis()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** A document of its own, laid out so that it can be read. */
    String document(@Nullable Object document) {
        return write(mapper.writerWithDefaultPrettyPrinter(), document);
    }

    /** One line. */
    public String line(Object object) {
        return write(mapper.writer(), object);
    }

    private static String write(ObjectWriter writer, @Nullable Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document that cannot be written as JSON", e);
        }
    }

    private static final class Millis extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(duration.toMillis());
        }
    }
}
