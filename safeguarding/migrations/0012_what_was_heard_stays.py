"""Nothing of the schema: from here on the database refuses to change what was heard.

The trigger itself is made after every migrate (`update_service.guards`); a house that was there
before is asked for it only once this has run, or its own upgrade would be refused.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0011_care")]
    operations = []
