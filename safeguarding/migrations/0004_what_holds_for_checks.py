from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('safeguarding', '0003_rows_on_file'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='engagement',
            name='volunteer',
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(('until_date__isnull', True), ('until_date__gt', models.F('from_date')), _connector='OR'), name='an_engagement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis__in', ['agency', 'partner']), _negated=True), models.Q(('employer', ''), _negated=True), _connector='OR'), name='whoever_is_sent_is_sent_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='engagement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('days_elsewhere__isnull', True), ('days_elsewhere_date__isnull', True)), models.Q(('days_elsewhere__lte', 30), ('days_elsewhere_date__isnull', False)), _connector='OR'), name='days_elsewhere_say_when_they_were_told'),
        ),
        migrations.AddConstraint(
            model_name='workrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level__in', ('enhanced_child_barred', 'enhanced_adult_barred', 'enhanced_both_barred', 'pvg_children', 'pvg_adults', 'pvg_children_and_adults')), _negated=True), ('regulated', True), _connector='OR'), name='a_barred_list_only_for_regulated_activity'),
        ),
        migrations.AddConstraint(
            model_name='workrole',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level__in', ('pvg_children', 'pvg_adults', 'pvg_children_and_adults')), _negated=True), ('jurisdiction', 'scotland'), _connector='OR'), name='pvg_only_in_scotland'),
        ),
        migrations.AddConstraint(
            model_name='workrole',
            constraint=models.CheckConstraint(condition=models.Q(('references_needed__lte', 5)), name='a_role_asks_for_few_references'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['clear', 'to_decide']), _negated=True), models.Q(('seen_by__isnull', False), ('seen_date__isnull', False), models.Q(models.Q(('kind__in', ('dbs', 'pvg', 'accessni', 'overseas')), _negated=True), ('issued_date__isnull', False), _connector='OR')), _connector='OR'), name='an_accepted_check_was_seen'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['clear', 'to_decide']), _negated=True), models.Q(('kind__in', ('dbs', 'pvg', 'accessni')), _negated=True), ('review_due__isnull', False), _connector='OR'), name='an_accepted_check_comes_round_again'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('dbs', 'pvg', 'accessni')), models.Q(('level__in', ['', 'none']), _negated=True)), models.Q(models.Q(('kind__in', ('dbs', 'pvg', 'accessni')), _negated=True), ('level', ''), ('number_sealed', '')), _connector='OR'), name='certificates_alone_have_a_level'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'overseas'), models.Q(('country', ''), _negated=True)), models.Q(models.Q(('kind', 'overseas'), _negated=True), ('country', '')), _connector='OR'), name='a_check_abroad_says_where'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('source', 'agency_letter')), models.Q(models.Q(('source', 'agency_letter'), _negated=True), ('letter__isnull', True)), _connector='OR'), name='what_came_by_letter_has_its_letter'),
        ),
    ]
