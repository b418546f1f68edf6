"""Runs the migrations on the connection that `app.store.migrate` hands over, inside its transaction."""

from alembic import context

from app.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
