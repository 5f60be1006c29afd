package dev.handrail.shell;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;

/** Teaches the JDK the name "ECDSA", by which sshj asks for what the JDK calls "EC" and only Bouncy Castle calls so. */
final class EcdsaName extends Provider {
    private static final String NAME = "HandrailEcdsaName";

    private EcdsaName() {
        super(NAME, "1", "ECDSA is EC");
        putService(new Service(this, "KeyFactory", "ECDSA", Elliptic.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Elliptic(KeyFactory.getInstance("EC"));
            }
        });
    }

    static void teach() {
        if (Security.getProvider(NAME) == null) {
            Security.addProvider(new EcdsaName());
        }
    }

    private static final class Elliptic extends KeyFactorySpi {
        private final KeyFactory real;

        Elliptic(KeyFactory real) {
            this.real = real;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return real.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return real.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type) throws InvalidKeySpecException {
            return real.getKeySpec(key, type);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return real.translateKey(key);
        }
    }
}
