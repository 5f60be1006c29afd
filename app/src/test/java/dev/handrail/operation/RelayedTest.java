package dev.handrail.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work that is passed on reaches whom it is meant for, whatever it is: what has a way of its own to be told, too. */
class RelayedTest {
    private static final Work.Handle HANDLE = () -> {};

    private final List<String> told = new ArrayList<>();

    static Stream<Method> all() {
        return Arrays.stream(Work.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()));
    }

    private static @Nullable Object any(Class<?> type) {
        if (type == String.class) {
            return "word";
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == boolean.class) {
            return true;
        }
        return type == Work.Handle.class ? HANDLE : null;
    }

    @ParameterizedTest
    @MethodSource("all")
    void allIsPassedOnAsItIs(Method method) throws Exception {
        Work there = (Work) Proxy.newProxyInstance(
                Work.class.getClassLoader(), new Class<?>[] {Work.class}, (proxy, called, given) -> {
                    told.add(called.getName() + Arrays.toString(given));
                    return any(called.getReturnType());
                });
        Object[] given =
                Arrays.stream(method.getParameterTypes()).map(RelayedTest::any).toArray();
        Object answered = method.invoke(new Relayed(there) {}, given);
        assertThat(told).containsExactly(method.getName() + Arrays.toString(given.length == 0 ? null : given));
        assertThat(answered).isEqualTo(any(method.getReturnType()));
    }
}
