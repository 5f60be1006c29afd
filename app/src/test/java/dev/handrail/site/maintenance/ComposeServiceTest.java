package dev.handrail.site.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which service of a compose project holds a database: that one is not stopped, and any other is. */
class ComposeServiceTest {
    @ParameterizedTest
    @CsvSource({
        "app-db-1, db, true",
        "app-db-1, app-db, true",
        "app-db-1, app, false",
        "app-db-1, a, false",
        "app_db_12, db, true",
        "app_db_12, app, false",
        "parish-store, store, true",
        "store, store, true",
        "store-1, store, true",
        "bookstore-1, store, false",
        "my.store-1, my.store, true",
        "my-store-1, my.store, false",
        "store-1-web-1, store, false"
    })
    void aServiceIsKnownByTheEndOfItsContainersName(String container, String service, boolean runs) {
        assertThat(new ComposeService(service, "").runsIn(container)).isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres:16",
                "postgres:16-alpine@sha256:0f00",
                "docker.io/library/postgres:16",
                "localhost:5000/postgres:16",
                "registry.example.org:5000/parish/postgres16",
                "postgis/postgis:16-3.4",
                "pgvector/pgvector:pg16",
                "timescale/timescaledb-ha:pg16",
                "bitnami/postgresql-repmgr:16",
                "supabase/postgres",
                "mariadb:11",
                "mysql/mysql-server:8.0",
                "percona/percona-server:8.0",
                "mongo:7",
                "mongodb/mongodb-community-server:7.0-ubi8",
                "mcr.microsoft.com/mssql/server:2022-latest",
                "redis:7-alpine",
                "redis/redis-stack-server",
                "valkey/valkey:8",
                "cockroachdb/cockroach:v24",
                "clickhouse/clickhouse-server",
                "docker.elastic.co/elasticsearch/elasticsearch:8.1",
                "POSTGRES:16"
            })
    void aDatabaseIsKnownByItsImageWhateverTheServiceIsCalled(String image) {
        assertThat(new ComposeService("data", image).holdsDatabase()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nginx:1",
                "ghcr.io/parish/app:3",
                "ghcr.io/postgres/app:3",
                "registry.example.org:5000/app",
                "mysql.example.org/app",
                "mongo-express",
                "rediscommander/redis-commander",
                "prodrigestivill/postgres-backup-local",
                "quay.io/prometheuscommunity/postgres-exporter",
                "dpage/pgadmin4",
                "edoburu/pgbouncer",
                "linuxserver/server",
                "parish/compostgres"
            })
    void whatOnlyWorksOnADatabaseOrIsCalledLikeOneIsStopped(String image) {
        assertThat(new ComposeService("web", image).holdsDatabase()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"db, true", "app-db, true", "postgres, true", "my_mysql8, true", "web, false", "dbadmin, false"})
    void whatIsBuiltThereIsKnownByItsName(String service, boolean database) {
        assertThat(new ComposeService(service, "").holdsDatabase()).isEqualTo(database);
    }
}
