package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DumpNeedsTest {
    @Test
    void ownersGranteesAndExtensionsAreFoundHoweverTheyAreWritten() {
        DumpNeeds needs = DumpNeeds.of("""
                CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
                CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public;
                ALTER TABLE public.visits OWNER TO parish;
                ALTER FUNCTION public.odd(n integer, text) OWNER TO "vestry ""clerk""\";
                GRANT SELECT ON TABLE public.visits TO reader WITH GRANT OPTION;
                REVOKE ALL ON SCHEMA public FROM PUBLIC;
                GRANT ALL ON TABLE public.visits TO PUBLIC;
                ALTER DEFAULT PRIVILEGES FOR ROLE maker IN SCHEMA public GRANT SELECT ON TABLES TO taker;
                """);
        assertThat(needs.owners()).containsExactlyInAnyOrder("parish", "vestry \"clerk\"");
        assertThat(needs.others()).containsExactlyInAnyOrder("reader", "maker", "taker");
        assertThat(needs.extensions()).containsExactlyInAnyOrder("pg_trgm", "uuid-ossp");
    }

    @Test
    void tablespacesAreFoundAndTheUsualOneIsNone() {
        DumpNeeds needs = DumpNeeds.of("""
                SET default_tablespace = '';
                CREATE TABLE public.visits (id integer);
                SET default_tablespace = fast;
                SET default_tablespace = "Slow ""one""\";
                SET default_table_access_method = heap;
                """);
        assertThat(needs.tablespaces()).containsExactlyInAnyOrder("fast", "Slow \"one\"");
    }

    @Test
    void subscriptionsAreFoundAndWhoTheyBelongTo() {
        DumpNeeds needs = DumpNeeds.of("""
                CREATE SUBSCRIPTION rolls CONNECTION 'host=diocese password=hidden' PUBLICATION p WITH (connect = false, slot_name = 'rolls');
                ALTER SUBSCRIPTION rolls OWNER TO parish;
                CREATE SUBSCRIPTION "all ""rolls""\" CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = NONE);
                COMMENT ON SUBSCRIPTION rolls IS 'CREATE SUBSCRIPTION none CONNECTION x';
                """);
        assertThat(needs.subscriptions()).containsExactlyInAnyOrder("rolls", "all \"rolls\"");
        assertThat(needs.owners()).isEmpty();
        assertThat(needs.subscribing().owners()).containsExactly("parish");
    }

    @Test
    void whoIsKnownToAForeignServerIsNeededAndPublicIsNobody() {
        DumpNeeds needs = DumpNeeds.of("""
                CREATE SERVER diocese FOREIGN DATA WRAPPER postgres_fdw OPTIONS (
                    host 'diocese'
                );
                CREATE USER MAPPING FOR app SERVER diocese OPTIONS (
                    password 'hidden'
                );
                CREATE USER MAPPING FOR "the clerk" SERVER diocese;
                CREATE USER MAPPING FOR public SERVER diocese;
                """);
        assertThat(needs.others()).containsExactlyInAnyOrder("app", "the clerk");
    }

    @Test
    void whatAFunctionSaysIsItsOwnAffair() {
        DumpNeeds needs = DumpNeeds.of("""
                CREATE FUNCTION public.grants() RETURNS void LANGUAGE plpgsql AS $_$
                BEGIN
                GRANT ALL ON TABLE public.visits TO nobody_there;
                PERFORM $$ALTER TABLE x OWNER TO neither;$$;
                END $_$;
                ALTER FUNCTION public.grants() OWNER TO parish;
                """);
        assertThat(needs.owners()).containsExactly("parish");
        assertThat(needs.others()).isEmpty();
    }
}
