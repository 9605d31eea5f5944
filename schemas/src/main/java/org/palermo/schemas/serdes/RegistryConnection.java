package org.palermo.schemas.serdes;

import io.confluent.kafka.schemaregistry.client.rest.RestService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.palermo.schemas.addresses.ServiceUrl;

/**
 * The way to a registry: its address, what lets us in, and whom we trust.
 *
 * @param service the client's own connection
 * @param headers of every request
 * @param shown the address as messages name it
 */
record RegistryConnection(RestService service, Map<String, String> headers, String shown) {

    /** A file of PEM certificates, one of which has signed the registry's. */
    static final String TRUST = "ssl.truststore.location";

    /** A request that takes longer has met an outage. */
    private static final int ANSWER_MS = 10_000;

    /**
     * @throws IllegalArgumentException where the text is no address, or its trusted certificates cannot be read
     */
    static RegistryConnection to(String address) {
        ServiceUrl url = ServiceUrl.parse(address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "schema.registry.url is no address: " + ServiceUrl.shown(address)));
        RestService service = new RestService(url.bare());
        service.setHttpConnectTimeoutMs(ANSWER_MS);
        service.setHttpReadTimeoutMs(ANSWER_MS);
        String trusted = url.parameters().get(TRUST);
        if (trusted != null) {
            service.setSslSocketFactory(trusting(Path.of(trusted)));
        }
        Map<String, String> headers = url.user()
                .map(user -> Map.of(
                        "Authorization",
                        "Basic " + base64(user + ":" + url.password().orElse(""))))
                .orElse(Map.of());
        return new RegistryConnection(service, headers, url.bare());
    }

    /** Without the headers, which hold the password. */
    @Override
    public String toString() {
        return shown;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SSLSocketFactory trusting(Path file) {
        try (InputStream certificates = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
                store.setCertificateEntry("trusted-" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "schema.registry.truststore.file: the certificates in " + file + " cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
