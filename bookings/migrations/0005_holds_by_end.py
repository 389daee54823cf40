from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bookings', '0004_ratio_sign_offs'),
    ]

    operations = [
        migrations.AlterField(
            model_name='booking',
            name='hold_until',
            field=models.DateTimeField(),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(condition=models.Q(('state', 'held')), fields=['hold_until'], name='holds_by_end'),
        ),
    ]
