package dev.handrail.web;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/** One question over a connection, and its answer. */
final class Exchange {
    private static final HttpProcessor ORDER = HttpProcessors.client("Mozilla/5.0 (compatible; Handrail)");

    private Exchange() {}

    static Answer over(
            DefaultBHttpClientConnection connection, URI url, Letter letter, Map<String, List<String>> headers)
            throws IOException, HttpException {
        ClassicHttpRequest request = new BasicClassicHttpRequest(letter.method(), url);
        request.setHeader("Accept", "*/*");
        request.setHeader("Connection", "close");
        headers.forEach((name, values) -> request.setHeader(name, String.join("; ", values)));
        if (!letter.content().isEmpty()) {
            request.setEntity(new ByteArrayEntity(letter.bytes(), ContentType.parse(letter.contentType())));
        }
        HttpCoreContext context = HttpCoreContext.create();
        HttpRequestExecutor executor = new HttpRequestExecutor();
        executor.preProcess(request, ORDER, context);
        long asked = System.nanoTime();
        ClassicHttpResponse response = executor.execute(request, connection, context);
        long answered = System.nanoTime() - asked;
        return new Answer(response.getCode(), headers(response), Body.of(response), answered);
    }

    private static Headers headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return new Headers(headers);
    }

    /**
     * What came back.
     *
     * @param nanos from the question to the first line of it
     */
    record Answer(int status, Headers headers, Body body, long nanos) {}
}
